using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A name is used twice.</summary>
public class DIG007Tests
{
    [Fact]
    public void TheSecondUseIsMarked() => RuleTester.Reports("DIG007", """
        [Input(4)]
        [Dense(8, Name = "a", Activation = ReLU)]
        [Dense(1, {|DIG007:Name = "a"|})]
        """);

    [Fact]
    public void DifferentNamesAreSilent() => RuleTester.Silent("DIG007", """
        [Input(4)]
        [Dense(8, Name = "a", Activation = ReLU)]
        [Dense(1, Name = "b")]
        """);
}

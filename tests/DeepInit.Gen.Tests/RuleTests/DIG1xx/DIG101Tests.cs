using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Shapes of combined values differ.</summary>
public class DIG101Tests
{
    [Fact]
    public void ASumOfTwoWidthsIsMarkedAtTheSecond() => RuleTester.Reports("DIG101", """
        [Input(4)]
        [Dense(8, Name = "a", Activation = ReLU)]
        [Dense(6, Name = "b", From = "x", Activation = ReLU)]
        [Add("a", {|DIG101:"b"|})]
        [Dense(1)]
        """);

    [Fact]
    public void ASumOfOneWidthIsSilent() => RuleTester.Silent("DIG101", """
        [Input(4)]
        [Dense(8, Name = "a", Activation = ReLU)]
        [Dense(8, Name = "b", From = "x", Activation = ReLU)]
        [Add("a", "b")]
        [Dense(1)]
        """);
}

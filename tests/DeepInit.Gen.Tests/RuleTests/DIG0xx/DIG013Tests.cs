using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A name cannot be used in generated code.</summary>
public class DIG013Tests
{
    [Fact]
    public void ANameWithASpaceIsMarked() => RuleTester.Reports("DIG013", """
        [Input(4)]
        [Dense(1, {|DIG013:Name = "the head"|})]
        """);

    [Fact]
    public void ANameWithADotIsSilent() => RuleTester.Silent("DIG013", """
        [Input(4)]
        [Dense(1, Name = "the.head")]
        """);
}

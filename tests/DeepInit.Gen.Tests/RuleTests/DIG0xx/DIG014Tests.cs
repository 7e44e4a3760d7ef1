using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The first layer must say what it reads.</summary>
public class DIG014Tests
{
    [Fact]
    public void AFirstLayerThatDoesNotChooseIsMarked() => RuleTester.Reports("DIG014", """
        [Input("a", 4)]
        [Input("b", 4)]
        [{|DIG014:Dense(1, Name = "head")|}]
        [Add("head", "head")]
        """);

    [Fact]
    public void AFirstLayerThatChoosesIsSilent() => RuleTester.Silent("DIG014", """
        [Input("a", 4)]
        [Input("b", 4)]
        [Concat("a", "b")]
        [Dense(1)]
        """);
}

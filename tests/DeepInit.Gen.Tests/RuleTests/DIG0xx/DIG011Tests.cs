using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A combining layer needs at least two values.</summary>
public class DIG011Tests
{
    [Fact]
    public void AnAddOfNothingIsMarked() => RuleTester.Reports("DIG011", """
        [Input(4)]
        [Dense(4, Activation = ReLU)]
        [{|DIG011:Add|}]
        [Dense(1)]
        """);

    [Fact]
    public void AnAddOfTheLayerBeforeAndAnotherIsSilent() => RuleTester.Silent("DIG011", """
        [Input(4)]
        [Dense(4, Activation = ReLU)]
        [Add("x")]
        [Dense(1)]
        """);
}

using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Dropout of rate 0.</summary>
public class DIG231Tests
{
    [Fact]
    public void RateZeroIsMarked() => RuleTester.Reports("DIG231", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout({|DIG231:0|})]
        [Dense(1)]
        """);

    [Fact]
    public void RateAHalfIsSilent() => RuleTester.Silent("DIG231", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0.5)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixRemovesTheDropout() => FixTester.Fixes(
        "DIG231",
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG231", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0)]
        [Dense(1)]
        """);
}

using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>AdamW without decoupled decay.</summary>
public class DIG233Tests
{
    [Fact]
    public void AdamWWithL2IsMarked() => RuleTester.Reports("DIG233", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG233:DecoupledWeightDecay = false|})]
        """);

    [Fact]
    public void AdamWAsItIsIsSilent() => RuleTester.Silent("DIG233", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void TheFixRemovesTheOption() => FixTester.Fixes(
        "DIG233",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(DecoupledWeightDecay = false)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG233", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(DecoupledWeightDecay = false)]
        """);
}

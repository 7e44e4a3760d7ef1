using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A clipping threshold that never binds.</summary>
public class DIG237Tests
{
    [Fact]
    public void AValueAboveTheNormIsMarked() => RuleTester.Reports("DIG237", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(GlobalClipNorm = 1, {|DIG237:ClipValue = 5|})]
        """);

    [Fact]
    public void AValueBelowTheNormIsSilent() => RuleTester.Silent("DIG237", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(GlobalClipNorm = 1, ClipValue = 0.1)]
        """);

    [Fact]
    public void TheFixRemovesTheThreshold() => FixTester.Fixes(
        "DIG237",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(GlobalClipNorm = 1, ClipValue = 5)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(GlobalClipNorm = 1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG237", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(GlobalClipNorm = 1, ClipValue = 5)]
        """);
}

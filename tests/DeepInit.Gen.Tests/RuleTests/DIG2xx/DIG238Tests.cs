using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A clipping threshold that always binds.</summary>
public class DIG238Tests
{
    [Fact]
    public void ATinyNormIsMarked() => RuleTester.Reports("DIG238", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG238:GlobalClipNorm = 1e-7|})]
        """);

    [Fact]
    public void ANormOfOneIsSilent() => RuleTester.Silent("DIG238", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(GlobalClipNorm = 1)]
        """);
}

using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An optimiser without a schedule is given one that falls.</summary>
public class DIG257Tests
{
    [Theory]
    [InlineData("ScheduleFreeAdamW", "CosineDecay")]
    [InlineData("ScheduleFreeSGD", "StepDecay(10)")]
    [InlineData("ScheduleFreeRAdam", "WarmupStableDecay")]
    [InlineData("ScheduleFreeAdamW", "LinearWarmup(EndFactor = 0.1)")]
    public void AScheduleThatFallsIsMarked(string optimizer, string schedule) => RuleTester.Reports("DIG257", $$"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [{{optimizer}}]
        [{|DIG257:{{schedule}}|}]
        """);

    [Theory]
    [InlineData("[ScheduleFreeAdamW] [LinearWarmup(Steps = 10)]")]
    [InlineData("[ScheduleFreeSGD(WarmupSteps = 10)]")]
    [InlineData("[AdamW] [CosineDecay]")]
    public void AWarmUpOrAnotherOptimiserIsSilent(string training) => RuleTester.Silent("DIG257", $"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {training}
        """);
}

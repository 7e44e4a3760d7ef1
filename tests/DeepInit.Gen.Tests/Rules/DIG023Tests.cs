using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network has one schedule.</summary>
public class DIG023Tests
{
    private const string Network = "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n";

    [Fact]
    public void TheSecondScheduleIsMarked() => RuleTester.Reports("DIG023", Network + "[LinearWarmup]\n[{|DIG023:CosineDecay|}]\n");

    [Fact]
    public void OneScheduleIsSilent() => RuleTester.Silent("DIG023", Network + "[WarmupCosine]\n");
}

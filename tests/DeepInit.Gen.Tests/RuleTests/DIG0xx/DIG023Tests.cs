using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network has one schedule.</summary>
public class DIG023Tests
{
    private const string Network = "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n";

    [Fact]
    public void TheSecondScheduleIsMarked() => RuleTester.Reports("DIG023", Network + "[LinearWarmup]\n[{|DIG023:CosineDecay|}]\n");

    [Fact]
    public void ASequenceThatCountsTwoThingsIsMarked() =>
        RuleTester.Reports("DIG023", Network + "[LinearWarmup(Steps = 100)]\n[{|DIG023:StepDecay(5, From = 100, Interval = ScheduleInterval.Epoch)|}]\n");

    [Fact]
    public void ASequenceIsSilent() => RuleTester.Silent("DIG023", Network + "[LinearWarmup(Steps = 100)]\n[CosineDecay(From = 100)]\n");

    [Fact]
    public void OneScheduleIsSilent() => RuleTester.Silent("DIG023", Network + "[WarmupCosine]\n");
}

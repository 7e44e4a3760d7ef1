using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A schedule that leads nowhere.</summary>
public class DIG241Tests
{
    private const string Network = "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n";

    [Theory]
    [InlineData("[ExponentialDecay({|DIG241:0.9|})]")]
    [InlineData("[ExponentialDecay({|DIG241:1.01|}, Interval = ScheduleInterval.Epoch)]")]
    [InlineData("[StepDecay(10, {|DIG241:Gamma = 10|})]")]
    [InlineData("[MultiStepDecay(10, 20, {|DIG241:Gamma = 1|})]")]
    [InlineData("[CosineDecay({|DIG241:Minimum = 0.01|})]")]
    [InlineData("[CosineRestarts(10, {|DIG241:Minimum = 0.001|})]")]
    [InlineData("[LinearWarmup({|DIG241:EndFactor = 0|})]")]
    [InlineData("[WarmupCosine({|DIG241:MinimumFactor = 2|})]")]
    [InlineData("[OneCycle({|DIG241:3|})]")]
    [InlineData("[WarmupStableDecay({|DIG241:MinimumFactor = 1|})]")]
    [InlineData("[ConstantWithCooldown({|DIG241:MinimumFactor = 1|})]")]
    [InlineData("[Cyclic({|DIG241:0.001|}, 100)]")]
    [InlineData("[Cyclic({|DIG241:3|}, 100)]")]
    [InlineData("[Cyclic(0.01, 100, Shape = CycleShape.ExponentialRange, {|DIG241:Gamma = 1.1|})]")]
    [InlineData("[LinearWarmup(Steps = 100)]\n[ExponentialDecay({|DIG241:0.9|}, From = 100)]")]
    public void RatesThatCanHardlyBeMeantAreMarked(string schedule) => RuleTester.Reports("DIG241", Network + schedule + "\n");

    [Theory]
    [InlineData("[ExponentialDecay(0.9, Interval = ScheduleInterval.Epoch)]")]
    [InlineData("[ExponentialDecay(0.999)]")]
    [InlineData("[StepDecay(10)]")]
    [InlineData("[CosineDecay(Minimum = 1e-5)]")]
    [InlineData("[LinearWarmup(EndFactor = 0.1, StartFactor = 1)]")]
    [InlineData("[WarmupCosine(MinimumFactor = 0.1)]")]
    [InlineData("[OneCycle(0.01)]")]
    [InlineData("[PolynomialDecay(Power = 2)]")]
    [InlineData("[InverseSqrt]")]
    [InlineData("[WarmupStableDecay]")]
    [InlineData("[ConstantWithCooldown(MinimumFactor = 0.1)]")]
    [InlineData("[Cyclic(0.01, 100)]")]
    [InlineData("[ExponentialDecay(0.9)]\n[CosineDecay(From = 20)]")]
    public void UsualSchedulesAreSilent(string schedule) => RuleTester.Silent("DIG241", Network + schedule + "\n");

    [Fact]
    public void TheMessageSaysWhatBecomesOfTheRate() => Assert.Contains(
        "after 1,000 steps the rate is 1.75e-46 of its start",
        RuleTester.Single("DIG241", Network + "[ExponentialDecay(0.9)]\n").GetMessage(null),
        StringComparison.Ordinal);

    [Fact]
    public void AScheduleWithoutAnOptimiserHasNoEffect() => RuleTester.Reports("DIG018", "[Input(4)]\n[Dense(1)]\n[{|DIG018:CosineDecay|}]\n");
}

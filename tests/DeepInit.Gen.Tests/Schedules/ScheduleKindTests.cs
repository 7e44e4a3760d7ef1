using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Schedules;

/// <summary>What is written on the class becomes the runtime's schedule; lengths that are left out are those of the <c>Fit</c>.</summary>
public sealed class ScheduleKindTests
{
    [Theory]
    [InlineData("StepDecay(30, Gamma = 0.5)", "new StepDecay(30, 0.5)")]
    [InlineData("MultiStepDecay(10, 20)", "new MultiStepDecay(0.1, 10, 20)")]
    [InlineData("ExponentialDecay(0.999)", "new ExponentialDecay(0.999)")]
    [InlineData("CosineDecay(Steps = 100, Minimum = 1e-5)", "new CosineDecay(100, 1E-05)")]
    [InlineData("CosineDecay", "new RelativeSchedule(steps => new CosineDecay(steps, 0.0))")]
    [InlineData("CosineRestarts(10, Multiplier = 2)", "new CosineRestarts(10, 2, 0.0)")]
    [InlineData("LinearWarmup(Steps = 8, StartFactor = 0.1)", "new LinearWarmup(8, 0.1, 1.0)")]
    [InlineData("LinearWarmup(Warmup = 0.1)", "new RelativeSchedule(steps => new LinearWarmup(System.Math.Max(1, (long)(0.1 * steps)), 0.3333333333333333, 1.0))")]
    [InlineData("WarmupCosine(WarmupSteps = 5, TotalSteps = 24, MinimumFactor = 0.1)", "new WarmupCosine(5, 24, 0.1)")]
    [InlineData("WarmupCosine(TotalSteps = 100)", "new WarmupCosine(5, 100, 0.0)")]
    [InlineData("WarmupCosine", "new RelativeSchedule(steps => new WarmupCosine((long)(0.05 * steps), steps, 0.0))")]
    [InlineData("WarmupCosine(WarmupSteps = 7)", "new RelativeSchedule(steps => new WarmupCosine(System.Math.Min(7, steps - 1), steps, 0.0))")]
    [InlineData("OneCycle(0.01, TotalSteps = 100, Linear = true)", "new OneCycle(0.01, 100, 0.3, 25.0, 10000.0, true)")]
    [InlineData("OneCycle(0.01)", "new RelativeSchedule(steps => new OneCycle(0.01, System.Math.Max(2, steps), 0.3, 25.0, 10000.0, false))")]
    [InlineData("PolynomialDecay(Steps = 9, Power = 2)", "new PolynomialDecay(9, 2.0)")]
    [InlineData("PolynomialDecay", "new RelativeSchedule(steps => new PolynomialDecay(steps, 1.0))")]
    [InlineData("OneCycle(0.01, TotalSteps = 100, ThreePhase = true)", "OneCycle.InThreePhases(0.01, 100, 0.3, 25.0, 10000.0, false)")]
    [InlineData("OneCycle(0.01, ThreePhase = true)", "new RelativeSchedule(steps => OneCycle.InThreePhases(0.01, System.Math.Max(2, steps), 0.3, 25.0, 10000.0, false))")]
    [InlineData("InverseSqrt(WarmupSteps = 400)", "new InverseSqrt(400)")]
    [InlineData("InverseSqrt", "new RelativeSchedule(steps => new InverseSqrt(System.Math.Max(1, (long)(0.05 * steps))))")]
    [InlineData("WarmupStableDecay(TotalSteps = 100, MinimumFactor = 0.1)", "new WarmupStableDecay(5, 75, 20, DecayShape.Linear, 0.1)")]
    [InlineData("WarmupStableDecay(WarmupSteps = 7, DecaySteps = 9, Shape = DecayShape.Cosine)", "new RelativeSchedule(steps => new WarmupStableDecay(7, System.Math.Max(0, steps - 7 - 9), 9, DecayShape.Cosine, 0.0))")]
    [InlineData("ConstantWithCooldown(TotalSteps = 100)", "new ConstantWithCooldown(100, 20, 0.0)")]
    [InlineData("ConstantWithCooldown(CooldownSteps = 5)", "new RelativeSchedule(steps => new ConstantWithCooldown(System.Math.Max(1, steps), System.Math.Max(1, System.Math.Min(5, steps)), 0.0))")]
    [InlineData("Cyclic(0.1, 20)", "new Cyclic(0.1, 20, 20, CycleShape.Triangular, 1.0)")]
    [InlineData("Cyclic(0.1, 20, StepsDown = 5, Shape = CycleShape.ExponentialRange, Gamma = 0.99)", "new Cyclic(0.1, 20, 5, CycleShape.ExponentialRange, 0.99)")]
    [InlineData("LinearWarmup(Steps = 8)] [ExponentialDecay(0.5, From = 8)] [CosineDecay(From = 12)", "SequentialSchedule.Of(new long[] { 8, 12 }, new LinearWarmup(8, 0.3333333333333333, 1.0), new ExponentialDecay(0.5), new RelativeSchedule(steps => new CosineDecay(steps, 0.0)))")]
    public void AScheduleIsMadeOfWhatWasWritten(string attribute, string expected)
    {
        NetworkSpec spec = Harness.Parse($"[Network] [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [SGD] [{attribute}] partial class Net {{ }}");
        string created = ScheduleCatalog.Create(spec.Schedules);
        Assert.Equal(expected, created.Replace("global::DeepInit.", "", StringComparison.Ordinal).Replace("global::", "", StringComparison.Ordinal));
    }

    [Fact]
    public void TheIntervalIsHandedOn()
    {
        string surface = Harness.Generate("[Network] [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [SGD] [StepDecay(3, Interval = ScheduleInterval.Epoch)] partial class Net { }")["Net.g.cs"];
        Assert.Contains(".ScheduleInterval => DiLib::ScheduleInterval.Epoch;", surface, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryScheduleCompilesInTheOldestLanguage()
    {
        foreach (ScheduleKind kind in ScheduleCatalog.All)
        {
            string attribute = LanguageAttributes.Of(LanguageAttributes.Runtime.GetType(kind.Attribute)!);
            string source = $"[Network] [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [SGD] {attribute} partial class Net {{ }}";
            Assert.Empty(Harness.Complaints(Harness.Complete(new Setting(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9), Harness.Usings + source)));
        }
    }
}

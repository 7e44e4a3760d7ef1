using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Schedule-Free AdamW (Defazio et al. 2024), as its later releases have it: the correction of v in the denominator.</summary>
internal sealed class ScheduleFreeAdamWOptimizer : ScheduleFreeFamily
{
    public override string Attribute => "DeepInit.ScheduleFreeAdamWAttribute";

    public override double DefaultLearningRate => 2.5e-3;

    public override (double Low, double High) LearningRateBand => (1e-4, 5e-2);

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((ScheduleFreeAdamWSpec)spec).Beta1), DecayConstant.Second("Beta2", ((ScheduleFreeAdamWSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "v = beta2 · v + (1 − beta2) · g²; u = g / (√v / √(1 − beta2^k) + eps) + decay · p; c = w / Σ w, w = k^r · (largest rate)²; "
        + "p −= rate · (1 − beta1 · (1 − c)) · u − c · e; e = (1 − c) · (e − rate · beta1 · u); predictions take p + (1 − 1 / beta1) · e";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [.. base.States(spec), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (ScheduleFreeAdamWSpec)spec;
        return
        [
            .. base.Scalars(spec),
            new("rootScale", 1 / Sqrt(1 - Pow(s.Beta2, Step)), "1 / √(1 − beta2^k)"),

            // Read from the step they stay in registers.
            new("beta2", s.Beta2, "beta2"),
            new("rest2", 1 - s.Beta2, "1 − beta2"),
            new("eps", s.Epsilon, "eps"),
        ];
    }

    protected override IEnumerable<Assignment> Direction(OptimizerSpec spec, Precision precision)
    {
        Formula v = Read("v");
        return
        [
            new("v", MultiplyAdd(Read("beta2"), v, Read("rest2") * (G * G))),
            .. FlushTiny(v, precision, isPositive: true),
            new("d", G / MultiplyAdd(Sqrt(v), Read("rootScale"), Read("eps"))),
        ];
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (ScheduleFreeAdamWSpec)spec;
        return [.. base.Domains(spec), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new ScheduleFreeAdamWSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8),
        arguments.Int32("WarmupSteps", 0),
        arguments.Double("StepPower", 0),
        arguments.Double("RatePower", 2));
}

internal sealed record ScheduleFreeAdamWSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, int WarmupSteps, double StepPower, double RatePower)
    : ScheduleFreeSpec("DeepInit.ScheduleFreeAdamWAttribute", Common, Beta1, WarmupSteps, StepPower, RatePower);

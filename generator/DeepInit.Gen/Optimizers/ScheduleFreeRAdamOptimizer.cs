using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>
/// Schedule-Free RAdam (Defazio et al. 2024, Liu et al. 2020): the rate is multiplied by RAdam's rectification, so that no warm-up is needed; nothing moves while the variance of v is not tractable, rho ≤ 4.
/// </summary>
internal sealed class ScheduleFreeRAdamOptimizer : ScheduleFreeFamily
{
    public override string Attribute => "DeepInit.ScheduleFreeRAdamAttribute";

    public override bool WarmsUp => true;

    public override double DefaultLearningRate => 2.5e-3;

    public override (double Low, double High) LearningRateBand => (1e-4, 5e-2);

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((ScheduleFreeRAdamSpec)spec).Beta1), DecayConstant.Second("Beta2", ((ScheduleFreeRAdamSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "rate = rate · (rho_k > 4 ? r_k : 0); v = beta2 · v + (1 − beta2) · g²; u = g / (√v / √(1 − beta2^k) + eps) + decay · p; c = w / Σ w, w = k^r · (largest rate)²; "
        + "p −= rate · (1 − beta1 · (1 − c)) · u − c · e; e = (1 − c) · (e − rate · beta1 · u); predictions take p + (1 − 1 / beta1) · e";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [.. base.States(spec), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) =>
        [.. base.Scalars(spec), new("rootScale", 1 / Sqrt(1 - Pow(((ScheduleFreeRAdamSpec)spec).Beta2, Step)), "1 / √(1 − beta2^k)")];

    // r_k above rho 4, with rho_k = rho_inf − 2k · beta2^k / (1 − beta2^k), rho_inf = 2 / (1 − beta2) − 1.
    protected override Formula Share(ScheduleFreeSpec spec)
    {
        double beta2 = ((ScheduleFreeRAdamSpec)spec).Beta2, limit = (2 / (1 - beta2)) - 1;
        Formula power = Pow(beta2, Step), rho = limit - (2 * Step * power / (1 - power));
        return Select(rho > 4, Sqrt(Max(0, (rho - 4) * (rho - 2) / rho * (limit / ((limit - 4) * (limit - 2))))), 0);
    }

    protected override IEnumerable<Assignment> Direction(OptimizerSpec spec, Precision precision)
    {
        var s = (ScheduleFreeRAdamSpec)spec;
        Formula v = Read("v");
        return [.. Moment(v, s.Beta2, G * G, precision), new("d", G / MultiplyAdd(Sqrt(v), Read("rootScale"), s.Epsilon))];
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (ScheduleFreeRAdamSpec)spec;

        // At 0.6 and below rho_inf is 4 at most, and nothing would ever move.
        return [.. base.Domains(spec), ("Beta2", s.Beta2, s.Beta2 is > 0.6 and < 1, "in (0.6, 1)"), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new ScheduleFreeRAdamSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8),
        arguments.Double("StepPower", 0),
        arguments.Double("RatePower", 2));
}

internal sealed record ScheduleFreeRAdamSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, double StepPower, double RatePower)
    : ScheduleFreeSpec("DeepInit.ScheduleFreeRAdamAttribute", Common, Beta1, 0, StepPower, RatePower);

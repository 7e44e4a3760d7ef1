using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>RAdam (Liu et al. 2020): plain momentum until the variance of the second moment is tractable (rho above 5).</summary>
internal sealed class RAdamOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.RAdamAttribute";

    public override bool WarmsUp => true;

    public override WidthRule WidthRule => WidthRule.Adaptive;

    public override double DefaultLearningRate => 1e-3;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((RAdamSpec)spec).Beta1), DecayConstant.Second("Beta2", ((RAdamSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "p −= rate / (1 − beta1^k) · m · (rho_k > 5 ? r_k · √(1 − beta2^k) / (√v + eps) : 1)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m"), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (RAdamSpec)spec;
        Formula bias = -Rate / (1 - Pow(s.Beta1, Step));
        Formula rectification = new CallFormula(Function.RAdamRectification, Step, s.Beta2);
        return
        [
            new("adaptiveScale", bias * rectification, "−rate / (1 − beta1^k) · r_k · √(1 − beta2^k); 0 while rho_k ≤ 5"),
            new("plainScale", Select(rectification > 0, 0, bias), "−rate / (1 − beta1^k) while rho_k ≤ 5, then 0"),
        ];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (RAdamSpec)spec;
        Formula m = Read("m");
        Formula v = Read("v");
        return new(
            (Read("adaptiveScale") * m / (Sqrt(v) + s.Epsilon)) + (Read("plainScale") * m),
            [.. Moment(m, s.Beta1, G, precision), .. Moment(v, s.Beta2, G * G, precision)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (RAdamSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new RAdamSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8));
}

internal sealed record RAdamSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon)
    : OptimizerSpec("DeepInit.RAdamAttribute", Common);

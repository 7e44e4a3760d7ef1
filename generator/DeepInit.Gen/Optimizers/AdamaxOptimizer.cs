using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adamax (Kingma &amp; Ba 2015, section 7.1).</summary>
internal sealed class AdamaxOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.AdamaxAttribute";

    public override WidthRule WidthRule => WidthRule.Adaptive;

    public override double DefaultLearningRate => 2e-3;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((AdamaxSpec)spec).Beta1), DecayConstant.Second("Beta2", ((AdamaxSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) => "m = beta1 · m + (1 − beta1) · g; u = max(beta2 · u, |g| + eps); p −= rate / (1 − beta1^k) · m / u";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m"), new("exp_inf", "u")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) =>
        [new("stepSize", -Rate / (1 - Pow(((AdamaxSpec)spec).Beta1, Step)), "−rate / (1 − beta1^k)")];

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (AdamaxSpec)spec;
        Formula m = Read("m");
        Formula u = Read("u");
        return new(StepSize * m / u, [.. Moment(m, s.Beta1, G, precision), new("u", Max(s.Beta2 * u, Abs(G) + s.Epsilon))]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdamaxSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdamaxSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8));
}

internal sealed record AdamaxSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon)
    : OptimizerSpec("DeepInit.AdamaxAttribute", Common);

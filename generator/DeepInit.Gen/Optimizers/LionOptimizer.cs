using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Lion (Chen et al. 2023): the sign of an interpolation of momentum and gradient.</summary>
internal sealed class LionOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.LionAttribute";

    public override WidthRule WidthRule => WidthRule.Adaptive;

    public override double DefaultLearningRate => 1e-4;

    public override (double Low, double High) LearningRateBand => (1e-6, 1e-3);

    public override bool DefaultDecoupled => true;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((LionSpec)spec).Beta1), DecayConstant.Second("Beta2", ((LionSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) => ((LionSpec)spec).Caution.IsOn is false
        ? "p −= rate · sign(beta1 · m + (1 − beta1) · g); m = beta2 · m + (1 − beta2) · g"
        : "u = sign(beta1 · m + (1 − beta1) · g); mask = 1 where u · g > 0; p −= rate · u · mask / max(mean of mask, floor); m = beta2 · m + (1 − beta2) · g";

    public override IEnumerable<(string Option, string Why)> Unread(OptimizerSpec spec) => ((LionSpec)spec).Caution.Unread;

    public override RuntimeUpdate? WholeTensor(OptimizerSpec spec)
    {
        var s = (LionSpec)spec;
        return s.Caution is { IsOn: true } caution ? new("CautiousLionUpdate", [new("beta1", s.Beta1), new("beta2", s.Beta2), new("floor", caution.Floor)]) : null;
    }

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => ((LionSpec)spec).Caution.IsOn is false ? [new("exp_avg", "m")] : [];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => ((LionSpec)spec).Caution.IsOn ? [] : [new("stepSize", -Rate, "−rate")];

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (LionSpec)spec;
        Formula m = Read("m");
        Formula u = Read("u");
        return new(
            Signed(u, StepSize),
            [new("u", (s.Beta1 * m) + ((1 - s.Beta1) * G), Note: "the sign of u, sign(0) = 0"), .. Moment(m, s.Beta2, G, precision)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (LionSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), .. s.Caution.Domains()];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new LionSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.99),
        Caution.Parse(arguments));
}

internal sealed record LionSpec(CommonOptions Common, double Beta1, double Beta2, Caution Caution)
    : OptimizerSpec("DeepInit.LionAttribute", Common);

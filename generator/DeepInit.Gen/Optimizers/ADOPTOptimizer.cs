using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>ADOPT (Taniguchi et al. 2024): gradients divided by the second moment of those before them. The first step makes that moment and moves nothing.</summary>
internal sealed class ADOPTOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.ADOPTAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((ADOPTSpec)spec).Beta1), DecayConstant.Second("Beta2", ((ADOPTSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) => ((ADOPTSpec)spec).Clips
        ? "n = g / max(√v, eps), cut to ± (k − 1)^clip; m = beta1 · m + (1 − beta1) · n; p −= rate · m; v = beta2 · v + (1 − beta2) · g²"
        : "n = g / max(√v, eps); m = beta1 · m + (1 − beta1) · n; p −= rate · m; v = beta2 · v + (1 − beta2) · g²";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m"), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (ADOPTSpec)spec;
        yield return new("stepSize", AfterFirst(0, -Rate), "−rate; the first step moves nothing");
        yield return new("taken", AfterFirst(0, 1 - s.Beta1), "1 − beta1; 0 in the first step");
        yield return new("least", AfterFirst(1, s.Epsilon), "eps; 1 in the first step, which divides by nothing");
        if (s.Clips)
        {
            yield return new("limit", Pow(Step - 1, s.ClipExponent), "(k − 1)^clip");
        }

        yield return new("kept2", AfterFirst(0, s.Beta2), "beta2; the first step has no squares before it");
        yield return new("taken2", AfterFirst(1, 1 - s.Beta2), "1 − beta2; the first step takes the whole square");
    }

    // The first step decays as little as it moves.
    public override Formula DecayNumber(OptimizerSpec spec) => spec.DecoupledWeightDecay ? AfterFirst(1, base.DecayNumber(spec)) : base.DecayNumber(spec);

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (ADOPTSpec)spec;
        Formula m = Read("m");
        Formula v = Read("v");
        Formula n = Read("n");
        Formula limit = Read("limit");
        return new(
            StepSize * m,
            [
                new("n", G / Max(Sqrt(v), Read("least")), Note: "by the squares before this gradient"),
                .. s.Clips ? [new("cut", Within(n, -limit, limit))] : Array.Empty<Assignment>(),
                new("m", MultiplyAdd(s.Beta1, m, Read("taken") * (s.Clips ? Read("cut") : n))),
                .. FlushTiny(m, precision),
                new("v", MultiplyAdd(Read("kept2"), v, Read("taken2") * (G * G))),
                .. FlushTiny(v, precision, isPositive: true),
            ]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (ADOPTSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon), Positive("ClipExponent", s.ClipExponent)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new ADOPTSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.9999),
        arguments.Double("Epsilon", 1e-6),
        arguments.Double("ClipExponent", 0.25),
        arguments.Boolean("Clips", true));
}

internal sealed record ADOPTSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, double ClipExponent, bool Clips)
    : OptimizerSpec("DeepInit.ADOPTAttribute", Common);

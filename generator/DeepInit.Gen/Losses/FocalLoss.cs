using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−α_c (1 − p)^γ ln p: what is right already counts little. Lin et al. 2017.</summary>
internal sealed class FocalLoss : OwnClassLoss
{
    public override Loss Function => Loss.Focal;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Gamma), nameof(LossSpec.ClassWeights)];

    // The paper's α are no weights of a mean: they say what a class counts for.
    public override bool DividesByFactors => false;

    // ln p / (1 − p), which goes to −1, is 0 / 0 where p is 1; the power before it is 0 there.
    private const double Tiny = 1e-30;

    private static Formula Weighted(LossSpec spec, Formula formula) => spec.ClassWeights.Count > 0 ? AtClass(P) * formula : formula;

    public override string Formula(LossSpec spec) => $"−(1 − p_c)^{Literal.Of(spec.Gamma)} · ln p_c";

    protected override Formula Value(LossSpec spec) => Weighted(spec, -(Pow(Miss, spec.Gamma) * LogP));

    protected override Formula Slope(LossSpec spec) =>
        Weighted(spec, Pow(Miss, spec.Gamma) * ((spec.Gamma * Own * LogP / Max(Miss, Tiny)) - 1));

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "Gamma", spec.Gamma, spec.Gamma is >= 0 and < double.PositiveInfinity, "at least 0");
    }
}

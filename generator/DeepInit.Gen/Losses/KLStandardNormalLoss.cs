using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// Kullback–Leibler divergence of a normal distribution from the standard one (Kingma &amp; Welling 2014, appendix B): −(1 + v − μ² − e^v) / 2. It falls apart into a
/// sum over the means, μ² / 2, and one over the log-variances, (e^v − 1 − v) / 2: two losses of one output each, without a target.
/// </summary>
internal sealed class KLStandardNormalLoss : ElementwiseLoss
{
    public override Loss Function => Loss.KLStandardNormal;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public override LossInput Input => LossInput.Moments;

    public override bool HasTarget => false;

    public override bool ReadsLogVariance => true;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.LogVariance)];

    public override string Formula(LossSpec spec) => spec.OfLogVariance ? "(e^x − 1 − x) / 2" : "x² / 2";

    private static readonly Formula E = Let("e", Expm1(X));

    public override Formula Value(LossSpec spec) => spec.OfLogVariance ? (E - X) * 0.5 : X * X * 0.5;

    public override Formula Gradient(LossSpec spec) => spec.OfLogVariance ? E * 0.5 : X;
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
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

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Moments;

    public override bool HasTargetOf(LossSpec spec) => false;

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.LogVariance];

    public override IReadOnlyList<string> Options => [nameof(LossSpec.LogVariance)];

    public override string Formula(LossSpec spec) => spec.Part == 1 ? "(e^x − 1 − x) / 2" : "x² / 2";

    private static readonly Formula E = Let("e", Expm1(X));

    public override Formula Value(LossSpec spec) => spec.Part == 1 ? (E - X) * 0.5 : X * X * 0.5;

    public override Formula Gradient(LossSpec spec) => spec.Part == 1 ? E * 0.5 : X;
}

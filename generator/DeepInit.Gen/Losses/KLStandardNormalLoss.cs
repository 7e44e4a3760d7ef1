using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

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

    public override LossCode Code(LossSpec spec, Precision precision)
    {
        string half = Constant(0.5, precision);
        return spec.OfLogVariance
            ? new($"(e - x) * {half}", $"e * {half}", "DiV e = DiMath.Expm1(x);")
            : new($"x * x * {half}", "x");
    }
}

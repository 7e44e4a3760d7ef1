using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Kullback–Leibler divergence from log-probabilities x to probabilities y.</summary>
internal sealed class KLDivergenceLoss : ElementwiseLoss
{
    public override Loss Function => Loss.KLDivergence;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override LossInput Input => LossInput.LogProbabilities;

    public override string Accuracy => "Argmax";

    public override string Formula(LossSpec spec) => "y · (ln y − x)";

    public override LossCode Code(LossSpec spec, Precision precision) => new(
        Select(Greater("y", "DiV.Zero"), "y * (DiMath.Log(y) - x)", "-(y * x)"),
        "-y");
}

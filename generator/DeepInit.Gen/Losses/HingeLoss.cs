using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Hinge on targets −1 and 1.</summary>
internal sealed class HingeLoss : ElementwiseLoss
{
    public override Loss Function => Loss.Hinge;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Signs;

    public override LossInput Input => LossInput.Scores;

    public override string Accuracy => "SameSign";

    public override string Formula(LossSpec spec) => "max(0, 1 − y x)";

    public override LossCode Code(LossSpec spec, Precision precision) => new(
        "margin",
        Select(Greater("margin", "DiV.Zero"), "-y", "DiV.Zero"),
        "DiV margin = DiVector.Max(DiV.One - (y * x), DiV.Zero);");
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Absolute difference; the gradient at 0 is 0.</summary>
internal sealed class MeanAbsoluteErrorLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MeanAbsoluteError;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override string Formula(LossSpec spec) => "|x − y|";

    public override LossCode Code(LossSpec spec, Precision precision) => new(
        "DiVector.Abs(d)",
        Select(Greater("d", "DiV.Zero"), "DiV.One", Select(Less("d", "DiV.Zero"), "-DiV.One", "DiV.Zero")),
        "DiV d = x - y;");
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Squared difference.</summary>
internal sealed class MeanSquaredErrorLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MeanSquaredError;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override string Formula(LossSpec spec) => "(x − y)²";

    public override LossCode Code(LossSpec spec, Precision precision) => new("d * d", "d + d", "DiV d = x - y;");
}

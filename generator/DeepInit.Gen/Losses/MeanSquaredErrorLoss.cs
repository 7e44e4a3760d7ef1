using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Squared difference.</summary>
internal sealed class MeanSquaredErrorLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MeanSquaredError;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.Mean;

    public override string Formula(LossSpec spec) => "(x − y)²";

    private static readonly Formula D = Let("d", X - Y);

    public override Formula Value(LossSpec spec) => D * D;

    public override Formula Gradient(LossSpec spec) => D + D;
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Absolute difference; the gradient at 0 is 0.</summary>
internal sealed class MeanAbsoluteErrorLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MeanAbsoluteError;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.Median;

    public override string Formula(LossSpec spec) => "|x − y|";

    private static readonly Formula D = Let("d", X - Y);

    public override Formula Value(LossSpec spec) => Abs(D);

    public override Formula Gradient(LossSpec spec) => Select(D > 0, 1, Select(D < 0, -One, 0));
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>100 |x − y| / max(|y|, 1e-7): Keras' <c>MeanAbsolutePercentageError</c>.</summary>
internal sealed class MeanAbsolutePercentageErrorLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MeanAbsolutePercentageError;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override string Formula(LossSpec spec) => "100 |x − y| / max(|y|, 1e-7)";

    private static readonly Formula D = Let("d", X - Y);

    // Keras' epsilon, so that a target of 0 divides nothing by 0.
    private static readonly Formula Percent = Let("percent", 100 / Max(Abs(Y), 1e-7));

    public override Formula Value(LossSpec spec) => Abs(D) * Percent;

    public override Formula Gradient(LossSpec spec) => Select(D > 0, Percent, Select(D < 0, -Percent, 0));
}

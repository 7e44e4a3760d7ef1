using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>(ln(1 + x) − ln(1 + y))², both at least 1e-7: Keras' <c>MeanSquaredLogarithmicError</c>. An output below that has no gradient.</summary>
internal sealed class MeanSquaredLogarithmicErrorLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MeanSquaredLogarithmicError;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Counts;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override string Formula(LossSpec spec) => "(ln(1 + max(x, 1e-7)) − ln(1 + max(y, 1e-7)))²";

    // Keras' epsilon.
    private const double Least = 1e-7;

    private static readonly Formula D = Let("d", Log1p(Max(X, Least)) - Log1p(Max(Y, Least)));

    public override Formula Value(LossSpec spec) => D * D;

    public override Formula Gradient(LossSpec spec) => Select(X < Least, 0, 2 * D / (1 + X));
}

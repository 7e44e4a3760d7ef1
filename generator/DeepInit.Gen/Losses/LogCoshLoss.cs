using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>ln cosh(x − y): half the square near zero, the absolute value less ln 2 far from it. Keras' <c>LogCosh</c>.</summary>
internal sealed class LogCoshLoss : ElementwiseLoss
{
    public override Loss Function => Loss.LogCosh;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override string Formula(LossSpec spec) => "ln cosh(x − y)";

    private static readonly Formula D = Let("d", X - Y);
    private static readonly Formula Size = Let("size", Abs(D));

    // |d| + ln((1 + e^−2|d|) / 2): nothing overflows, and near zero no digits are lost to ln 2.
    public override Formula Value(LossSpec spec) => Size + Log1p(Expm1(-2 * Size) * 0.5);

    public override Formula Gradient(LossSpec spec) => Tanh(D);
}

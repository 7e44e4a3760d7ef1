using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Squared near zero, linear beyond delta. Huber 1964.</summary>
internal sealed class HuberLoss : ElementwiseLoss
{
    public override Loss Function => Loss.Huber;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Delta)];

    public override string Formula(LossSpec spec) => $"½ d² for |d| < {Literal.Of(spec.Delta)}, else {Literal.Of(spec.Delta)} · (|d| − {Literal.Of(spec.Delta / 2)})";

    private static readonly Formula D = Let("d", X - Y);
    private static readonly Formula Size = Let("size", Abs(D));

    public override Formula Value(LossSpec spec) => Value(spec.Delta, divisor: 1);

    public override Formula Gradient(LossSpec spec) => Gradient(spec.Delta, divisor: 1);

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Delta", spec.Delta, spec.Delta is > 0 and < double.PositiveInfinity, "greater than 0");

    /// <summary>Huber with a threshold, divided by a number.</summary>
    internal static Formula Value(double delta, double divisor) => Select(Size < delta, D * D * (0.5 / divisor), (delta / divisor) * (Size - (0.5 * delta)));

    /// <summary>Its slope: the difference up to the threshold, divided by the same number.</summary>
    internal static Formula Gradient(double delta, double divisor) => Min(Max(D, -delta), delta) * (1 / divisor);
}

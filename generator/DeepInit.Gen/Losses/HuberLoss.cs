using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Squared near zero, linear beyond delta. Huber 1964.</summary>
internal sealed class HuberLoss : ElementwiseLoss
{
    public override Loss Function => Loss.Huber;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Delta)];

    public override string Formula(LossSpec spec) => $"½ d² for |d| < {Literal.Of(spec.Delta)}, else {Literal.Of(spec.Delta)} · (|d| − {Literal.Of(spec.Delta / 2)})";

    public override LossCode Code(LossSpec spec, Precision precision) => Code(spec.Delta, 1, precision);

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Delta", spec.Delta, spec.Delta is > 0 and < double.PositiveInfinity, "greater than 0");

    /// <summary>Huber with a threshold, divided by a number.</summary>
    internal static LossCode Code(double delta, double divisor, Precision precision) => new(
        Select(
            Less("size", Constant(delta, precision)),
            $"d * d * {Constant(0.5 / divisor, precision)}",
            $"{Constant(delta / divisor, precision)} * (size - {Constant(0.5 * delta, precision)})"),
        $"DiVector.Min(DiVector.Max(d, {Constant(-delta, precision)}), {Constant(delta, precision)}) * {Constant(1 / divisor, precision)}",
        "DiV d = x - y;",
        "DiV size = DiVector.Abs(d);");
}

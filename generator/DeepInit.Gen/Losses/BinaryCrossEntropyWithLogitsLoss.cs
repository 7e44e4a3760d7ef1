using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Sigmoid and cross entropy together: max(x, 0) − x y + ln(1 + e^−|x|) never overflows and never takes the logarithm of 0.</summary>
internal sealed class BinaryCrossEntropyWithLogitsLoss : ElementwiseLoss
{
    public override Loss Function => Loss.BinaryCrossEntropyWithLogits;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override LossInput Input => LossInput.Logits;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.PositiveWeight)];

    public override string Accuracy => "LogitAboveZero";

    public override string Formula(LossSpec spec) => "max(x, 0) − x y + ln(1 + e^−|x|)";

    public override Collections.EquatableArray<double> OutputFactors(LossSpec spec) => spec.PositiveWeight;

    // With a positive weight p: l = 1 + (p − 1) y; (1 − y) x + l · (ln(1 + e^−|x|) + max(−x, 0)); derivative (1 − y) − l · sigmoid(−x)
    public override LossCode Code(LossSpec spec, Precision precision) => spec.PositiveWeight.Count == 0
        ? new(
            "DiVector.Max(x, DiV.Zero) - (x * y) + DiMath.Log1p(DiMath.Exp(-DiVector.Abs(x)))",
            "DiMath.Sigmoid(x) - y")
        : new(
            "(rest * x) + (l * (DiMath.Log1p(DiMath.Exp(-DiVector.Abs(x))) + DiVector.Max(-x, DiV.Zero)))",
            "rest - (l * DiMath.Sigmoid(-x))",
            "DiV rest = DiV.One - y;",
            "DiV l = DiV.One + ((p - DiV.One) * y);");

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Factors(issues, spec, "PositiveWeight", spec.PositiveWeight, output, oneForAll: true);
}

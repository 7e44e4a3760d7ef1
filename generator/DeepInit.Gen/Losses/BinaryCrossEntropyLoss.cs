using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>Cross entropy of probabilities; each logarithm at least −100, the quotient’s divisor at least 1e-12, as in PyTorch.</summary>
internal sealed class BinaryCrossEntropyLoss : ElementwiseLoss
{
    public override Loss Function => Loss.BinaryCrossEntropy;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override LossInput Input => LossInput.Probabilities;

    public override string Accuracy => "ProbabilityAboveHalf";

    public override string Formula(LossSpec spec) => "−(y ln x + (1 − y) ln(1 − x))";

    public override LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) =>
        activation.Function == Activation.Sigmoid ? spec with { Function = Loss.BinaryCrossEntropyWithLogits, PositiveWeight = default } : null;

    public override LossCode Code(LossSpec spec, Precision precision) => new(
        "-((y * hit) + (rest * miss))",
        $"(x - y) / DiVector.Max(x * (DiV.One - x), {Constant(1e-12, precision)})",
        "DiV rest = DiV.One - y;",
        $"DiV hit = DiVector.Max(DiMath.Log(x), {Constant(-100, precision)});",
        $"DiV miss = DiVector.Max(DiMath.Log(DiV.One - x), {Constant(-100, precision)});");
}

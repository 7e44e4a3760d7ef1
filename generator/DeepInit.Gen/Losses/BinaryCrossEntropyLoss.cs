using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Cross entropy of probabilities; each logarithm at least −100, the quotient’s divisor at least 1e-12, as in PyTorch.</summary>
internal sealed class BinaryCrossEntropyLoss : ElementwiseLoss
{
    public override Loss Function => Loss.BinaryCrossEntropy;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Probabilities;

    public override string Accuracy => "ProbabilityAboveHalf";

    public override string Formula(LossSpec spec) => "−(y ln x + (1 − y) ln(1 − x))";

    public override LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) =>
        activation.Function == Activation.Sigmoid ? spec with { Function = Loss.BinaryCrossEntropyWithLogits, PositiveWeight = default } : null;

    public override Formula Value(LossSpec spec)
    {
        Formula hit = Let("hit", Max(Log(X), -100));
        Formula miss = Let("miss", Max(Log(1 - X), -100));
        Formula rest = Let("rest", 1 - Y);
        return -((Y * hit) + (rest * miss));
    }

    public override Formula Gradient(LossSpec spec) => (X - Y) / Max(X * (1 - X), 1e-12);
}

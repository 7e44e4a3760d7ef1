using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Cross entropy of probabilities and a distribution per row.</summary>
internal sealed class CategoricalCrossEntropyLoss : ElementwiseLoss
{
    public override Loss Function => Loss.CategoricalCrossEntropy;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.ClassProbabilities;

    public override string Accuracy => "Argmax";

    public override string Formula(LossSpec spec) => "−Σ y ln x";

    public override bool CountsRows => true;

    public override LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) =>
        activation.Function == Activation.Softmax ? spec with { Function = Loss.CrossEntropy, Targets = TargetKind.Probabilities, LabelSmoothing = 0, ClassWeights = default } : null;

    // A class with target 0 adds nothing, whatever its probability.
    public override Formula Value(LossSpec spec) => Select(Equal(Y, 0), 0, -(Y * Log(X)));

    public override Formula Gradient(LossSpec spec) => Select(Equal(Y, 0), 0, -(Y / X));
}

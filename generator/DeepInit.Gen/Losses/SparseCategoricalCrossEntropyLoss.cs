using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Losses;

/// <summary>−ln x_c of probabilities.</summary>
internal sealed class SparseCategoricalCrossEntropyLoss : ClassIndexLoss
{
    public override Loss Function => Loss.SparseCategoricalCrossEntropy;

    public override LossInput Input => LossInput.ClassProbabilities;

    public override string Formula(LossSpec spec) => "−ln x_c";

    protected override Activation Before => Activation.Softmax;

    protected override string LossOfValue => "-DiMath.Log(new DiV(value))[0]";

    protected override string Slope => "-1 / value";
}

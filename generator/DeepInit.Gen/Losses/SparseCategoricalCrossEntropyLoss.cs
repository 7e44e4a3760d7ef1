using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−ln x_c of probabilities.</summary>
internal sealed class SparseCategoricalCrossEntropyLoss : ClassIndexLoss
{
    public override Loss Function => Loss.SparseCategoricalCrossEntropy;

    public override LossInput Input => LossInput.ClassProbabilities;

    public override string Formula(LossSpec spec) => "−ln x_c";

    protected override Activation Before => Activation.Softmax;

    public override Formula LossOfValue => -Log(Number);

    public override Formula Slope => -One / Number;
}

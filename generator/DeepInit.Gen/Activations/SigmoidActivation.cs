using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>1 / (1 + e^−z).</summary>
internal sealed class SigmoidActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Sigmoid;

    public override string Formula(ActivationSpec spec) => "1 / (1 + e^−z)";

    public override (double Low, double High) Range => (0, 1);

    public override Formula Forward(ActivationSpec spec) => Sigmoid(Z);

    public override Formula Backward(ActivationSpec spec) => Dy * Y * (1 - Y);
}

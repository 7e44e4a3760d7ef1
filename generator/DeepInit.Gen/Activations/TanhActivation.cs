using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>tanh(z).</summary>
internal sealed class TanhActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Tanh;

    public override string Formula(ActivationSpec spec) => "tanh(z)";

    public override (double Low, double High) Range => (-1, 1);

    public override Formula Forward(ActivationSpec spec) => Tanh(Z);

    public override Formula Backward(ActivationSpec spec) => Dy * (1 - (Y * Y));
}

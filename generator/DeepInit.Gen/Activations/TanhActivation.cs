using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>tanh(z).</summary>
internal sealed class TanhActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Tanh;

    public override string Formula(ActivationSpec spec) => "tanh(z)";

    public override (double Low, double High) Range => (-1, 1);

    public override double At(ActivationSpec spec, double z) => Math.Tanh(z);

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new("DiMath.Tanh(z)");

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new("dy * (DiV.One - (y * y))");
}

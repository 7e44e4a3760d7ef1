using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>1 / (1 + e^−z).</summary>
internal sealed class SigmoidActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Sigmoid;

    public override string Formula(ActivationSpec spec) => "1 / (1 + e^−z)";

    public override (double Low, double High) Range => (0, 1);

    public override double At(ActivationSpec spec, double z) => 1 / (1 + Math.Exp(-z));

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new("DiMath.Sigmoid(z)");

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new("dy * y * (DiV.One - y)");
}

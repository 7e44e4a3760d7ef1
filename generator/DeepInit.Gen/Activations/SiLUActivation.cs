using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>z · sigmoid(z).</summary>
internal sealed class SiLUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.SiLU;

    public override string Formula(ActivationSpec spec) => "z · sigmoid(z)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override bool NeedsInput(ActivationSpec spec) => true;

    public override double At(ActivationSpec spec, double z) => z / (1 + Math.Exp(-z));

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(OrZero("z * s", "s"), "DiV s = DiMath.Sigmoid(z);");

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        $"dy * (s + {OrZero("z * p", "p")})",
        "DiV s = DiMath.Sigmoid(z);",
        "DiV p = s * (DiV.One - s);");
}

using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>z · tanh(softplus(z)).</summary>
internal sealed class MishActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Mish;

    public override string Formula(ActivationSpec spec) => "z · tanh(ln(1 + e^z))";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override bool NeedsInput(ActivationSpec spec) => true;

    public override double At(ActivationSpec spec, double z) => z * Math.Tanh(z > 30 ? z : Math.Log(1 + Math.Exp(z)));

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(OrZero("z * t", "t"), "DiV t = DiMath.Tanh(DiMath.Softplus(z));");

    // y' = t + z · (1 − t²) · sigmoid(z), t = tanh(softplus(z))
    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        $"dy * (t + {OrZero("z * p", "p")})",
        "DiV t = DiMath.Tanh(DiMath.Softplus(z));",
        "DiV p = (DiV.One - (t * t)) * DiMath.Sigmoid(z);");
}

using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z · sigmoid(z).</summary>
internal sealed class SiLUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.SiLU;

    public override string Formula(ActivationSpec spec) => "z · sigmoid(z)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    private static readonly Formula S = Let("s", Sigmoid(Z));

    public override Formula Forward(ActivationSpec spec) => OrZero(Z * S, S);

    // y' = s + z · s · (1 − s)
    public override Formula Backward(ActivationSpec spec)
    {
        Formula p = Let("p", S * (1 - S));
        return Dy * (S + OrZero(Z * p, p));
    }
}

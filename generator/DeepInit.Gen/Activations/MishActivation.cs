using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z · tanh(softplus(z)).</summary>
internal sealed class MishActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Mish;

    public override string Formula(ActivationSpec spec) => "z · tanh(ln(1 + e^z))";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    private static readonly Formula T = Let("t", Tanh(Softplus(Z)));

    public override Formula Forward(ActivationSpec spec) => OrZero(Z * T, T);

    // y' = t + z · (1 − t²) · sigmoid(z), t = tanh(softplus(z))
    public override Formula Backward(ActivationSpec spec)
    {
        Formula p = Let("p", (1 - (T * T)) * Sigmoid(Z));
        return Dy * (T + OrZero(Z * p, p));
    }
}

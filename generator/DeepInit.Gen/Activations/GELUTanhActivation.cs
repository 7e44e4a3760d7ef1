using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>The tanh form of GELU, written as z · sigmoid(2u): ½ (1 + tanh u) = sigmoid(2u).</summary>
internal sealed class GELUTanhActivation : ElementwiseActivation
{
    public override Activation Function => Activation.GELUTanh;

    public override string Formula(ActivationSpec spec) => "z · sigmoid(2u), u = √(2/π) · (z + 0.044715 z³)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    private const double Root = 0.79788456080286535588;
    private const double Cubic = 0.044715;

    private static readonly Formula S = Let("s", Sigmoid(Z * ((2 * Root) + (Z * Z * (2 * Root * Cubic)))));

    public override Formula Forward(ActivationSpec spec) => OrZero(Z * S, S);

    // y' = s + z · s · (1 − s) · 2u', u' = √(2/π) · (1 + 3 · 0.044715 z²)
    public override Formula Backward(ActivationSpec spec)
    {
        Formula p = Let("p", S * (1 - S));
        Formula slope = Let("slope", (2 * Root) + (Z * Z * (6 * Root * Cubic)));
        return Dy * (S + OrZero(Z * p * slope, p));
    }
}

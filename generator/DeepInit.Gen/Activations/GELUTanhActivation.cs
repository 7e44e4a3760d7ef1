using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

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

    public override bool NeedsInput(ActivationSpec spec) => true;

    public override double At(ActivationSpec spec, double z) => z / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z))));

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(OrZero("z * s", "s"), Gate(precision));

    // y' = s + z · s · (1 − s) · 2u', u' = √(2/π) · (1 + 3 · 0.044715 z²)
    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        $"dy * (s + {OrZero("z * p * slope", "p")})",
        Gate(precision),
        "DiV p = s * (DiV.One - s);",
        "DiV slope = " + Constant(2 * Root, precision) + " + (z * z * " + Constant(6 * Root * Cubic, precision) + ");");

    private static string Gate(Precision precision) =>
        "DiV s = DiMath.Sigmoid(z * (" + Constant(2 * Root, precision) + " + (z * z * " + Constant(2 * Root * Cubic, precision) + ")));";
}

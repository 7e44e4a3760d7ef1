using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z · Φ(z), with the exact Gaussian cumulative.</summary>
internal sealed class GELUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.GELU;

    public override string Formula(ActivationSpec spec) => "z · Φ(z)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override Formula Forward(ActivationSpec spec)
    {
        Formula area = Let("area", NormalCdf(Z));
        return OrZero(Z * area, area);
    }

    // y' = Φ(z) + z · φ(z), φ(z) = e^(−z²/2) / √(2π)
    public override Formula Backward(ActivationSpec spec)
    {
        Formula density = Let("density", Exp(Z * Z * -0.5) * 0.39894228040143267794);
        return Dy * (NormalCdf(Z) + OrZero(Z * density, density));
    }
}

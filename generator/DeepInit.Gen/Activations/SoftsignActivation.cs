using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z / (1 + |z|).</summary>
internal sealed class SoftsignActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Softsign;

    public override string Formula(ActivationSpec spec) => "z / (1 + |z|)";

    public override (double Low, double High) Range => (-1, 1);

    // z / (1 + z) would be ∞ / ∞ of infinite z: what is far out is ±1.
    public override Formula Forward(ActivationSpec spec)
    {
        Formula size = Let("size", Abs(Z));
        return Select(size < 1e30, Z / (1 + size), Select(Z > 0, 1, Select(Z < 0, -One, Z)));
    }

    // y' = 1 / (1 + |z|)² = (1 − |y|)²
    public override Formula Backward(ActivationSpec spec)
    {
        Formula rest = Let("rest", 1 - Abs(Y));
        return Dy * rest * rest;
    }
}

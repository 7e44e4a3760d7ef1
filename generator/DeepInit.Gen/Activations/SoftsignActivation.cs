using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>z / (1 + |z|).</summary>
internal sealed class SoftsignActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Softsign;

    public override string Formula(ActivationSpec spec) => "z / (1 + |z|)";

    public override (double Low, double High) Range => (-1, 1);

    public override double At(ActivationSpec spec, double z) => z / (1 + Math.Abs(z));

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(
        Select(Less("size", Constant(1e30, precision)), "z / (DiV.One + size)", Select(Greater("z", "DiV.Zero"), "DiV.One", Select(Less("z", "DiV.Zero"), "-DiV.One", "z"))),
        "DiV size = DiVector.Abs(z);");

    // y' = 1 / (1 + |z|)² = (1 − |y|)²
    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new("dy * rest * rest", "DiV rest = DiV.One - DiVector.Abs(y);");
}

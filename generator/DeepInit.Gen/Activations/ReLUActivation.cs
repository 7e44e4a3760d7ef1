using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>max(0, z); NaN stays NaN, so that a poisoned network shows it.</summary>
internal sealed class ReLUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.ReLU;

    public override string Formula(ActivationSpec spec) => "max(0, z)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override (double Low, double High) Range => (0, double.PositiveInfinity);

    public override double At(ActivationSpec spec, double z) => Math.Max(z, 0);

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(Select(Less("z", "DiV.Zero"), "DiV.Zero", "z"));

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(Select(Greater("y", "DiV.Zero"), "dy", "DiV.Zero"));
}

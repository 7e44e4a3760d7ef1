using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>min(max(0, z), 6).</summary>
internal sealed class ReLU6Activation : ElementwiseActivation
{
    public override Activation Function => Activation.ReLU6;

    public override string Formula(ActivationSpec spec) => "min(max(0, z), 6)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override (double Low, double High) Range => (0, 6);

    public override double At(ActivationSpec spec, double z) => Math.Min(Math.Max(z, 0), 6);

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(
        Select(Greater("positive", "six"), "six", "positive"),
        "DiV six = " + Constant(6, precision) + ";",
        "DiV positive = " + Select(Less("z", "DiV.Zero"), "DiV.Zero", "z") + ";");

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        Select(Greater("y", "DiV.Zero"), "below", "DiV.Zero"),
        "DiV below = " + Select(Less("y", Constant(6, precision)), "dy", "DiV.Zero") + ";");
}

using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>relu6(z + 3) / 6.</summary>
internal sealed class HardSigmoidActivation : ElementwiseActivation
{
    public override Activation Function => Activation.HardSigmoid;

    public override string Formula(ActivationSpec spec) => "relu6(z + 3) / 6";

    public override (double Low, double High) Range => (0, 1);

    public override double At(ActivationSpec spec, double z) => Math.Min(Math.Max(z + 3, 0), 6) / 6;

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new("gate / " + Constant(6, precision), Gate(precision));

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        Select(Greater("y", "DiV.Zero"), "below", "DiV.Zero"),
        "DiV below = " + Select(Less("y", "DiV.One"), "dy / " + Constant(6, precision), "DiV.Zero") + ";");

    internal static string Gate(Precision precision) =>
        "DiV gate = DiVector.Min(DiVector.Max(z + " + Constant(3, precision) + ", DiV.Zero), " + Constant(6, precision) + ");";
}

using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>y = z.</summary>
internal sealed class LinearActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Linear;

    public override string Formula(ActivationSpec spec) => "z";

    public override double At(ActivationSpec spec, double z) => z;

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new("z");

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new("dy");
}

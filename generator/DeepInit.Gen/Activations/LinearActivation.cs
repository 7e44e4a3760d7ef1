using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Activations;

/// <summary>y = z.</summary>
internal sealed class LinearActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Linear;

    public override string Formula(ActivationSpec spec) => "z";

    public override Formula Forward(ActivationSpec spec) => Z;

    public override Formula Backward(ActivationSpec spec) => Dy;
}

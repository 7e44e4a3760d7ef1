using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>min(max(0, z), 6).</summary>
internal sealed class ReLU6Activation : ElementwiseActivation
{
    public override Activation Function => Activation.ReLU6;

    public override string Formula(ActivationSpec spec) => "min(max(0, z), 6)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override (double Low, double High) Range => (0, 6);

    public override Formula Forward(ActivationSpec spec)
    {
        Formula positive = Let("positive", Select(Z < 0, 0, Z));
        Formula six = Let("six", 6);
        return Select(positive > six, six, positive);
    }

    public override Formula Backward(ActivationSpec spec)
    {
        Formula below = Let("below", Select(Y < 6, Dy, 0));
        return Select(Y > 0, below, 0);
    }
}

using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>relu6(z + 3) / 6.</summary>
internal sealed class HardSigmoidActivation : ElementwiseActivation
{
    public override Activation Function => Activation.HardSigmoid;

    public override string Formula(ActivationSpec spec) => "relu6(z + 3) / 6";

    public override (double Low, double High) Range => (0, 1);

    public override Formula Forward(ActivationSpec spec) => Gate / 6;

    public override Formula Backward(ActivationSpec spec)
    {
        Formula below = Let("below", Select(Y < 1, Dy / 6, 0));
        return Select(Y > 0, below, 0);
    }

    /// <summary>relu6(z + 3).</summary>
    internal static Formula Gate { get; } = Let("gate", Min(Max(Z + 3, 0), 6));
}

using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>Self-normalising ELU; the constants are those of Klambauer et al. 2017.</summary>
internal sealed class SELUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.SELU;

    public override string Formula(ActivationSpec spec) => "1.0507 · (z > 0 ? z : 1.6733 · (e^z − 1))";

    private const double Scale = 1.0507009873554804934193349852946;
    private const double Alpha = 1.6732632423543772848170429916717;

    public override Init DefaultInit => Init.LeCunNormal;

    public override Formula Forward(ActivationSpec spec) => Select(Z > 0, Z * Scale, (Scale * Alpha) * Expm1(Z));

    // Below zero y' = scale · alpha · e^z = y + scale · alpha.
    public override Formula Backward(ActivationSpec spec) => Select(Y > 0, Dy * Scale, Dy * (Y + (Scale * Alpha)));
}

using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>Self-normalising ELU; the constants are those of Klambauer et al. 2017.</summary>
internal sealed class SELUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.SELU;

    public override string Formula(ActivationSpec spec) => "1.0507 · (z > 0 ? z : 1.6733 · (e^z − 1))";

    private const double Scale = 1.0507009873554804934193349852946;
    private const double Alpha = 1.6732632423543772848170429916717;

    public override Init DefaultInit => Init.LeCunNormal;

    public override double At(ActivationSpec spec, double z) => Scale * (z > 0 ? z : Alpha * (Math.Exp(z) - 1));

    public override VectorCode Forward(ActivationSpec spec, Precision precision) =>
        new(Select(Greater("z", "DiV.Zero"), "z * " + Constant(Scale, precision), Constant(Scale * Alpha, precision) + " * DiMath.Expm1(z)"));

    // Below zero y' = scale · alpha · e^z = y + scale · alpha.
    public override VectorCode Backward(ActivationSpec spec, Precision precision) =>
        new(Select(Greater("y", "DiV.Zero"), "dy * " + Constant(Scale, precision), "dy * (y + " + Constant(Scale * Alpha, precision) + ")"));
}

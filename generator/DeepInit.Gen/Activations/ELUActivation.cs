using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z above zero, alpha · (e^z − 1) below.</summary>
internal sealed class ELUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.ELU;

    public override string Formula(ActivationSpec spec) => $"z > 0 ? z : {Literal.Of(spec.Alpha)} · (e^z − 1)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    public override IReadOnlyList<string> Options => [nameof(ActivationSpec.Alpha)];

    public override Formula Forward(ActivationSpec spec) => Select(Z > 0, Z, spec.Alpha * Expm1(Z));

    // Below zero y' = alpha · e^z = y + alpha; with a positive alpha y has the sign of z, and z need not be kept.
    public override Formula Backward(ActivationSpec spec) => spec.Alpha > 0
        ? Select(Y > 0, Dy, Dy * (Y + spec.Alpha))
        : Select(Z > 0, Dy, Dy * spec.Alpha * Exp(Z));

    public override void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
        if (double.IsNaN(spec.Alpha) || double.IsInfinity(spec.Alpha))
        {
            issues.Add(Diagnostics.Rules.OutOfDomain, nameof(ActivationSpec.Alpha), nameof(ActivationSpec.Alpha), layer, spec.Alpha, "a finite number");
        }
    }
}

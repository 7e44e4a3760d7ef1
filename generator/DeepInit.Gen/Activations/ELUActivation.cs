using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>z above zero, alpha · (e^z − 1) below.</summary>
internal sealed class ELUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.ELU;

    public override string Formula(ActivationSpec spec) => $"z > 0 ? z : {Literal.Of(spec.Alpha)} · (e^z − 1)";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2);

    // Below zero y' = alpha · e^z = y + alpha; with a positive alpha y has the sign of z, and z need not be kept.
    public override bool NeedsInput(ActivationSpec spec) => spec.Alpha <= 0;

    public override IReadOnlyList<string> Options => [nameof(ActivationSpec.Alpha)];

    public override double At(ActivationSpec spec, double z) => z > 0 ? z : spec.Alpha * (Math.Exp(z) - 1);

    public override VectorCode Forward(ActivationSpec spec, Precision precision) =>
        new(Select(Greater("z", "DiV.Zero"), "z", Constant(spec.Alpha, precision) + " * DiMath.Expm1(z)"));

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => NeedsInput(spec)
        ? new(Select(Greater("z", "DiV.Zero"), "dy", "dy * " + Constant(spec.Alpha, precision) + " * DiMath.Exp(z)"))
        : new(Select(Greater("y", "DiV.Zero"), "dy", "dy * (y + " + Constant(spec.Alpha, precision) + ")"));

    public override void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
        if (double.IsNaN(spec.Alpha) || double.IsInfinity(spec.Alpha))
        {
            issues.Add(Diagnostics.Rules.OutOfDomain, nameof(ActivationSpec.Alpha), nameof(ActivationSpec.Alpha), layer, spec.Alpha, "a finite number");
        }
    }
}

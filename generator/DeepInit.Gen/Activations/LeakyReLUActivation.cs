using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>z above zero, slope · z below.</summary>
internal sealed class LeakyReLUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.LeakyReLU;

    public override string Formula(ActivationSpec spec) => $"z > 0 ? z : {Literal.Of(spec.NegativeSlope)} · z";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2 / (1 + (spec.NegativeSlope * spec.NegativeSlope)));

    // With a positive slope y has the sign of z, and z need not be kept.
    public override bool NeedsInput(ActivationSpec spec) => spec.NegativeSlope <= 0;

    public override IReadOnlyList<string> Options => [nameof(ActivationSpec.NegativeSlope)];

    public override double At(ActivationSpec spec, double z) => z > 0 ? z : spec.NegativeSlope * z;

    public override VectorCode Forward(ActivationSpec spec, Precision precision) =>
        new(spec.NegativeSlope == 0
            ? Select(Less("z", "DiV.Zero"), "DiV.Zero", "z")
            : Select(Greater("z", "DiV.Zero"), "z", "z * " + Constant(spec.NegativeSlope, precision)));

    public override VectorCode Backward(ActivationSpec spec, Precision precision) =>
        new(Select(Greater(NeedsInput(spec) ? "z" : "y", "DiV.Zero"), "dy", "dy * " + Constant(spec.NegativeSlope, precision)));

    public override void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
        if (double.IsNaN(spec.NegativeSlope) || double.IsInfinity(spec.NegativeSlope))
        {
            issues.Add(Diagnostics.Rules.OutOfDomain, nameof(ActivationSpec.NegativeSlope), nameof(ActivationSpec.NegativeSlope), layer, spec.NegativeSlope, "a finite number");
        }
    }
}

using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Activations;

/// <summary>ln(1 + e^(beta z)) / beta, z itself above the threshold.</summary>
internal sealed class SoftplusActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Softplus;

    public override string Formula(ActivationSpec spec) => $"ln(1 + e^({Literal.Of(spec.Beta)} z)) / {Literal.Of(spec.Beta)}";

    public override bool NeedsInput(ActivationSpec spec) => true;

    public override (double Low, double High) Range => (0, double.PositiveInfinity);

    public override IReadOnlyList<string> Options => [nameof(ActivationSpec.Beta), nameof(ActivationSpec.Threshold)];

    public override double At(ActivationSpec spec, double z) => spec.Beta * z > 30 ? z : Math.Log(1 + Math.Exp(spec.Beta * z)) / spec.Beta;

    public override VectorCode Forward(ActivationSpec spec, Precision precision) => new(
        Select(Greater("scaled", Constant(spec.Threshold, precision)), "z", "DiMath.Softplus(scaled) * " + Constant(1 / spec.Beta, precision)),
        "DiV scaled = z * " + Constant(spec.Beta, precision) + ";");

    public override VectorCode Backward(ActivationSpec spec, Precision precision) => new(
        Select(Greater("scaled", Constant(spec.Threshold, precision)), "dy", "dy * DiMath.Sigmoid(scaled)"),
        "DiV scaled = z * " + Constant(spec.Beta, precision) + ";");

    public override void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
        if (spec.Beta is not (> 0 and < double.PositiveInfinity))
        {
            issues.Add(Diagnostics.Rules.OutOfDomain, nameof(ActivationSpec.Beta), nameof(ActivationSpec.Beta), layer, spec.Beta, "greater than 0");
        }

        if (double.IsNaN(spec.Threshold))
        {
            issues.Add(Diagnostics.Rules.OutOfDomain, nameof(ActivationSpec.Threshold), nameof(ActivationSpec.Threshold), layer, spec.Threshold, "a number");
        }
    }
}

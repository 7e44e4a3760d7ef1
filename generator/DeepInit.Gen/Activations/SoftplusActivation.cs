using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>ln(1 + e^(beta z)) / beta, z itself above the threshold.</summary>
internal sealed class SoftplusActivation : ElementwiseActivation
{
    public override Activation Function => Activation.Softplus;

    public override string Formula(ActivationSpec spec) => $"ln(1 + e^({Literal.Of(spec.Beta)} z)) / {Literal.Of(spec.Beta)}";

    public override (double Low, double High) Range => (0, double.PositiveInfinity);

    public override IReadOnlyList<string> Options => [nameof(ActivationSpec.Beta), nameof(ActivationSpec.Threshold)];

    public override Formula Forward(ActivationSpec spec)
    {
        Formula scaled = Scaled(spec);
        return Select(scaled > spec.Threshold, Z, Softplus(scaled) * (1 / spec.Beta));
    }

    public override Formula Backward(ActivationSpec spec)
    {
        Formula scaled = Scaled(spec);
        return Select(scaled > spec.Threshold, Dy, Dy * Sigmoid(scaled));
    }

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

    private static Formula Scaled(ActivationSpec spec) => spec.Beta == 1 ? Z : Let("scaled", Z * spec.Beta);
}

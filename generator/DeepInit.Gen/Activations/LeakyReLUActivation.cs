using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Activations;

/// <summary>z above zero, slope · z below.</summary>
internal sealed class LeakyReLUActivation : ElementwiseActivation
{
    public override Activation Function => Activation.LeakyReLU;

    public override string Formula(ActivationSpec spec) => $"z > 0 ? z : {Literal.Of(spec.NegativeSlope)} · z";

    public override Init DefaultInit => Init.HeNormal;

    public override double Gain(ActivationSpec spec) => Math.Sqrt(2 / (1 + (spec.NegativeSlope * spec.NegativeSlope)));

    public override IReadOnlyList<string> Options => [nameof(ActivationSpec.NegativeSlope)];

    // z = max(0, z) − max(0, −z), and −u with v has the opposite correlation.
    public override double SharedMoment(ActivationSpec spec, double variance, double covariance)
    {
        double a = spec.NegativeSlope;
        return variance > 0
            ? ((1 + (a * a)) * NormalExpectation.OfRectified(variance, covariance / variance)) - (2 * a * NormalExpectation.OfRectified(variance, -covariance / variance))
            : 0;
    }

    public override Formula Forward(ActivationSpec spec) => spec.NegativeSlope == 0
        ? Select(Z < 0, 0, Z)
        : Select(Z > 0, Z, Z * spec.NegativeSlope);

    // With a positive slope y has the sign of z, and z need not be kept.
    public override Formula Backward(ActivationSpec spec) => Select((spec.NegativeSlope > 0 ? Y : Z) > 0, Dy, Dy * spec.NegativeSlope);

    public override void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
        if (double.IsNaN(spec.NegativeSlope) || double.IsInfinity(spec.NegativeSlope))
        {
            issues.Add(Diagnostics.Rules.OutOfDomain, nameof(ActivationSpec.NegativeSlope), nameof(ActivationSpec.NegativeSlope), layer, spec.NegativeSlope, "a finite number");
        }
    }
}

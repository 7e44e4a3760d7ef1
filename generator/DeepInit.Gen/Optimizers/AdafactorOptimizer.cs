using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adafactor (Shazeer &amp; Stern 2018), PyTorch's form: a matrix's second moment from the means of its rows and columns.</summary>
internal sealed class AdafactorOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.AdafactorAttribute";

    public override double DefaultLearningRate => 1e-2;

    public override (double Low, double High) LearningRateBand => (1e-4, 1);

    public override string Formula(OptimizerSpec spec) =>
        "w = k^beta2Decay; r += w · (mean of g² over the last axis − r); c += w · (mean over the one before − c); U = g / √(r c / mean of r); p −= max(eps2, RMS(p)) · min(rate, 1/√k) / max(1, RMS(U) / d) · U";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (AdafactorSpec)spec;
        return new("AdafactorUpdate", [new("beta2Decay", s.Beta2Decay), new("epsilon1", s.Epsilon1), new("epsilon2", s.Epsilon2), new("limit", s.ClippingThreshold)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdafactorSpec)spec;
        return
        [
            ("Beta2Decay", s.Beta2Decay, s.Beta2Decay is <= 0 and > double.NegativeInfinity, "at most 0"),
            Positive("Epsilon1", s.Epsilon1),
            Positive("Epsilon2", s.Epsilon2),
            Positive("ClippingThreshold", s.ClippingThreshold),
        ];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdafactorSpec(
        common,
        arguments.Double("Beta2Decay", -0.8),
        arguments.Double("Epsilon1", 1.1920928955078125e-07),
        arguments.Double("Epsilon2", 1e-3),
        arguments.Double("ClippingThreshold", 1));
}

internal sealed record AdafactorSpec(CommonOptions Common, double Beta2Decay, double Epsilon1, double Epsilon2, double ClippingThreshold)
    : OptimizerSpec("DeepInit.AdafactorAttribute", Common);

using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>LARS (You et al. 2017): momentum whose rate follows the sizes of a tensor and of its gradient.</summary>
internal sealed class LARSOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.LARSAttribute";

    public override double DefaultLearningRate => 0.1;

    public override (double Low, double High) LearningRateBand => (1e-3, 30);

    public override double DefaultWeightDecay => 1e-4;

    // A tensor that does not decay has no ratio, either.
    public override bool ReadsScope(OptimizerSpec spec) => true;

    public override double Gathering(OptimizerSpec spec) => 1 / (1 - ((LARSSpec)spec).Momentum);

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.First("Momentum", ((LARSSpec)spec).Momentum)];

    public override string Formula(OptimizerSpec spec) =>
        "l = rate · trust · ‖p‖ / (‖g‖ + decay · ‖p‖), rate for tensors that do not decay; b = momentum · b + l · (g + decay · p); p −= b";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (LARSSpec)spec;
        return new("LarsUpdate", [new("momentum", s.Momentum), new("trust", s.TrustCoefficient)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (LARSSpec)spec;
        return [Fraction("Momentum", s.Momentum), Positive("TrustCoefficient", s.TrustCoefficient)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) =>
        new LARSSpec(common, arguments.Double("Momentum", 0.9), arguments.Double("TrustCoefficient", 1e-3));
}

internal sealed record LARSSpec(CommonOptions Common, double Momentum, double TrustCoefficient)
    : OptimizerSpec("DeepInit.LARSAttribute", Common);

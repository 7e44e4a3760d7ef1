using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>LAMB (You et al. 2020): Adam whose step is as long as the tensor times the rate.</summary>
internal sealed class LAMBOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.LAMBAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override (double Low, double High) LearningRateBand => (1e-4, 5e-2);

    public override double DefaultWeightDecay => 0.01;

    public override bool ReadsScope(OptimizerSpec spec) => !((LAMBSpec)spec).AdaptAll;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((LAMBSpec)spec).Beta1), DecayConstant.Second("Beta2", ((LAMBSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · g²; u = m / (1 − beta1^k) / (√(v / (1 − beta2^k)) + eps) + decay · p; p −= rate · ‖p‖ / ‖u‖ · u";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (LAMBSpec)spec;
        return new("LambUpdate", [new("beta1", s.Beta1), new("beta2", s.Beta2), new("epsilon", s.Epsilon), new("adaptsAll", s.AdaptAll)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (LAMBSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new LAMBSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-6),
        arguments.Boolean("AdaptAll", true));
}

internal sealed record LAMBSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, bool AdaptAll)
    : OptimizerSpec("DeepInit.LAMBAttribute", Common);

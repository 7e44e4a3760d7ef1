using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>StableAdamW (Wortsman et al. 2023): AdamW whose rate falls where gradients are larger than their second moment expects.</summary>
internal sealed class StableAdamWOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.StableAdamWAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override double DefaultWeightDecay => 0.01;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((StableAdamWSpec)spec).Beta1), DecayConstant.Second("Beta2", ((StableAdamWSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "B = beta · (1 − beta^(k−1)) / (1 − beta^k); m = B1 · m + (1 − B1) · g; v = B2 · v + (1 − B2) · g²; r = max(1, √mean(g² / max(v, eps²))); p −= rate / r · (decay · p + m / (√v + eps))";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (StableAdamWSpec)spec;
        return new("StableAdamWUpdate", [new("beta1", s.Beta1), new("beta2", s.Beta2), new("epsilon", s.Epsilon)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (StableAdamWSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new StableAdamWSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.99),
        arguments.Double("Epsilon", 1e-6));
}

internal sealed record StableAdamWSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon)
    : OptimizerSpec("DeepInit.StableAdamWAttribute", Common);

using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>NAdam (Dozat 2016): mu_k = beta1 · (1 − ½ · 0.96^(k · decay)), P_k the product of all mu so far.</summary>
internal sealed class NAdamOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.NAdamAttribute";

    public override double DefaultLearningRate => 2e-3;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((NAdamSpec)spec).Beta1), DecayConstant.Second("Beta2", ((NAdamSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "d = √(v / (1 − beta2^k)) + eps; p −= rate · (1 − mu_k) / (1 − P_k) · g / d + rate · mu_(k+1) / (1 − P_(k+1)) · m / d";

    public override string? Field(OptimizerSpec spec) =>
        $"private readonly global::DeepInit.Runtime.NAdamMomentum _momentum = new global::DeepInit.Runtime.NAdamMomentum({Number(((NAdamSpec)spec).Beta1)}, {Number(((NAdamSpec)spec).MomentumDecay)});";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m"), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) =>
    [
        new("gradientScale", "-rate * (1 - _momentum.At(step)) / (1 - _momentum.ProductTo(step))", "−rate · (1 − mu_k) / (1 − P_k)"),
        new("momentScale", "-rate * _momentum.At(step + 1) / (1 - _momentum.ProductTo(step + 1))", "−rate · mu_(k+1) / (1 − P_(k+1))"),
        new("rootScale", $"1 / global::System.Math.Sqrt(1 - global::System.Math.Pow({Number(((NAdamSpec)spec).Beta2)}, step))", "1 / √(1 − beta2^k)"),
    ];

    public override VectorCode Update(OptimizerSpec spec, Precision precision)
    {
        var s = (NAdamSpec)spec;
        return new(
            $"((gradientScale * g) + (momentScale * m)) / DiSimd.MultiplyAdd(DiVector.SquareRoot(v), rootScale, {VectorCode.Constant(s.Epsilon, precision)})",
            [.. Moment("m", s.Beta1, "g", precision), .. Moment("v", s.Beta2, "(g * g)", precision)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (NAdamSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Positive("Epsilon", s.Epsilon), NotNegative("MomentumDecay", s.MomentumDecay)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new NAdamSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Epsilon", 1e-8),
        arguments.Double("MomentumDecay", 4e-3));
}

internal sealed record NAdamSpec(CommonOptions Common, double Beta1, double Beta2, double Epsilon, double MomentumDecay)
    : OptimizerSpec("DeepInit.NAdamAttribute", Common);

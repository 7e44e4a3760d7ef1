using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Prodigy (Mishchenko &amp; Defazio 2024): Adam whose rate follows from how far the weights have gone, all of them together.</summary>
internal sealed class ProdigyOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.ProdigyAttribute";

    public override double DefaultLearningRate => 1;

    // It finds the rate itself, and multiplies it by this one.
    public override (double Low, double High) LearningRateBand => (1, 1);

    public override double RateOfDecay(OptimizerSpec spec) => 0;

    public override bool RemembersNumbers(OptimizerSpec spec) => true;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((ProdigySpec)spec).Beta1), DecayConstant.Second("Beta2", ((ProdigySpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "dlr = d · rate; n = beta3 · n + d / d0 · dlr · Σ g · (p0 − p); m = beta1 · m + d · (1 − beta1) · g; v = beta2 · v + d² · (1 − beta2) · g²; s = beta3 · s + d / d0 · dlr · g; "
        + "d = the largest c · n / Σ |s| so far; p −= dlr · m / (√v + d · eps)";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (ProdigySpec)spec;
        return new(
            "ProdigyUpdate",
            [
                new("beta1", s.Beta1), new("beta2", s.Beta2), new("beta3", s.Beta3 > 0 ? s.Beta3 : Math.Sqrt(s.Beta2)), new("epsilon", s.Epsilon), new("d0", s.D0), new("coefficient", s.Coefficient),
                new("growth", s.GrowthRate), new("corrects", s.BiasCorrection), new("safeguards", s.SafeguardWarmup),
            ]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (ProdigySpec)spec;
        return
        [
            Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Fraction("Beta3", s.Beta3), Positive("Epsilon", s.Epsilon), Positive("D0", s.D0), Positive("Coefficient", s.Coefficient),
            ("GrowthRate", s.GrowthRate, s.GrowthRate is 0 or (>= 1 and < double.PositiveInfinity), "at least 1"),
        ];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new ProdigySpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Beta3", 0),
        arguments.Double("Epsilon", 1e-8),
        arguments.Double("D0", 1e-6),
        arguments.Double("Coefficient", 1),
        arguments.Double("GrowthRate", 0),
        arguments.Boolean("BiasCorrection", false),
        arguments.Boolean("SafeguardWarmup", false));
}

/// <param name="Common">What all optimisers have.</param>
/// <param name="Beta3">0 for the root of beta2.</param>
/// <param name="GrowthRate">0 for any.</param>
internal sealed record ProdigySpec(
    CommonOptions Common, double Beta1, double Beta2, double Beta3, double Epsilon, double D0, double Coefficient, double GrowthRate, bool BiasCorrection, bool SafeguardWarmup)
    : OptimizerSpec("DeepInit.ProdigyAttribute", Common);

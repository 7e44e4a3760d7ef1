using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>NAdam (Dozat 2016): mu_k = beta1 · (1 − ½ · 0.96^(k · decay)), P_k the product of all mu so far.</summary>
internal sealed class NAdamOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.NAdamAttribute";

    public override WidthRule WidthRule => WidthRule.Adaptive;

    public override double DefaultLearningRate => 2e-3;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
        [DecayConstant.First("Beta1", ((NAdamSpec)spec).Beta1), DecayConstant.Second("Beta2", ((NAdamSpec)spec).Beta2)];

    public override string Formula(OptimizerSpec spec) =>
        "d = √(v / (1 − beta2^k)) + eps; p −= rate · (1 − mu_k) / (1 − P_k) · g / d + rate · mu_(k+1) / (1 − P_(k+1)) · m / d";

    public override StepObject? Field(OptimizerSpec spec) => new("NAdamMomentum", "_momentum", new([((NAdamSpec)spec).Beta1, ((NAdamSpec)spec).MomentumDecay]));

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg", "m"), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (NAdamSpec)spec;
        Formula Mu(Formula k) => new CallFormula(Function.NAdamMomentum, k, s.Beta1, s.MomentumDecay);
        Formula Product(Formula k) => new CallFormula(Function.NAdamProduct, k, s.Beta1, s.MomentumDecay);
        return
        [
            new("gradientScale", -Rate * (1 - Mu(Step)) / (1 - Product(Step)), "−rate · (1 − mu_k) / (1 − P_k)"),
            new("momentScale", -Rate * Mu(Step + 1) / (1 - Product(Step + 1)), "−rate · mu_(k+1) / (1 − P_(k+1))"),
            new("rootScale", 1 / Sqrt(1 - Pow(s.Beta2, Step)), "1 / √(1 − beta2^k)"),
        ];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (NAdamSpec)spec;
        Formula m = Read("m");
        Formula v = Read("v");
        return new(
            ((Read("gradientScale") * G) + (Read("momentScale") * m)) / MultiplyAdd(Sqrt(v), Read("rootScale"), s.Epsilon),
            [.. Moment(m, s.Beta1, G, precision), .. Moment(v, s.Beta2, G * G, precision)]);
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

using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>AdEMAMix (Pagliardini et al. 2024): a fast and a slow mean of gradients; the slow one is not bias-corrected.</summary>
internal sealed class AdEMAMixOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.AdEMAMixAttribute";

    public override double DefaultLearningRate => 1e-3;

    public override bool DefaultDecoupled => true;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
    [
        DecayConstant.First("Beta1", ((AdEMAMixSpec)spec).Beta1),
        DecayConstant.Second("Beta2", ((AdEMAMixSpec)spec).Beta2),
        new("Beta3", ((AdEMAMixSpec)spec).Beta3, 0.9, 0.99999, IsFirstMoment: true) { IsCorrected = false },
    ];

    public override string Formula(OptimizerSpec spec) =>
        "m = beta1 · m + (1 − beta1) · g; s = beta3 · s + (1 − beta3) · g; v = beta2 · v + (1 − beta2) · g²; "
        + "p −= rate · (m / (1 − beta1^k) + alpha · s) / (√v / √(1 − beta2^k) + eps)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [new("exp_avg_fast", "m"), new("exp_avg_slow", "s"), new("exp_avg_sq", "v")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (AdEMAMixSpec)spec;
        Formula beta3 = Beta3(s);
        Formula alpha = s.AlphaWarmup > 0 ? Select(Step < s.AlphaWarmup, Step / s.AlphaWarmup * s.Alpha, s.Alpha) : s.Alpha;
        return
        [
            new("stepSize", -Rate / (1 - Pow(s.Beta1, Step)), "−rate / (1 − beta1^k)"),
            new("slowSize", -Rate * alpha, s.AlphaWarmup > 0 ? $"−rate · alpha, which rises until step {s.AlphaWarmup}" : "−rate · alpha"),
            new("rootScale", 1 / Sqrt(1 - Pow(s.Beta2, Step)), "1 / √(1 − beta2^k)"),
            new("beta3", beta3, s.Beta3Warmup > 0 ? $"beta3, whose half-life rises until step {s.Beta3Warmup}" : "beta3"),
            new("rest3", 1 - beta3, "1 − beta3"),
        ];
    }

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (AdEMAMixSpec)spec;
        Formula m = Read("m");
        Formula slow = Read("s");
        Formula v = Read("v");
        return new(
            ((StepSize * m) + (Read("slowSize") * slow)) / MultiplyAdd(Sqrt(v), Read("rootScale"), s.Epsilon),
            [
                .. Moment(m, s.Beta1, G, precision),
                new("s", MultiplyAdd(Read("beta3"), slow, Read("rest3") * G)),
                .. FlushTiny(slow, precision),
                .. Moment(v, s.Beta2, G * G, precision),
            ]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdEMAMixSpec)spec;
        return
        [
            Fraction("Beta1", s.Beta1),
            Fraction("Beta2", s.Beta2),
            Fraction("Beta3", s.Beta3),
            NotNegative("Alpha", s.Alpha),
            ("AlphaWarmup", s.AlphaWarmup, s.AlphaWarmup >= 0, "at least 1"),
            ("Beta3Warmup", s.Beta3Warmup, s.Beta3Warmup >= 0, "at least 1"),
            Positive("Epsilon", s.Epsilon),
        ];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdEMAMixSpec(
        common,
        arguments.Double("Beta1", 0.9),
        arguments.Double("Beta2", 0.999),
        arguments.Double("Beta3", 0.9999),
        arguments.Double("Alpha", 2),
        arguments.Int32("AlphaWarmup", 0),
        arguments.Int32("Beta3Warmup", 0),
        arguments.Double("Epsilon", 1e-8));

    // f(beta) is the half-life less one step; the warm-up goes from that of beta1 to that of beta3 in a straight line, and back.
    private static Formula Beta3(AdEMAMixSpec s)
    {
        static double HalfLife(double beta) => (Math.Log(0.5) / Math.Log(beta + 1e-8)) - 1;
        if (s.Beta3Warmup == 0)
        {
            return s.Beta3;
        }

        Formula position = Step / s.Beta3Warmup;
        return Select(Step < s.Beta3Warmup, Pow(0.5, 1 / (((1 - position) * HalfLife(s.Beta1)) + (position * HalfLife(s.Beta3)) + 1)), s.Beta3);
    }
}

/// <param name="Common">What all optimisers have.</param>
/// <param name="AlphaWarmup">0 where alpha does not rise.</param>
/// <param name="Beta3Warmup">0 where beta3 does not rise.</param>
internal sealed record AdEMAMixSpec(CommonOptions Common, double Beta1, double Beta2, double Beta3, double Alpha, int AlphaWarmup, int Beta3Warmup, double Epsilon)
    : OptimizerSpec("DeepInit.AdEMAMixAttribute", Common);

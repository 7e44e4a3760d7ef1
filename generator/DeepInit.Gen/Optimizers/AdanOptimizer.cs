using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adan (Xie et al. 2022): means of gradients and of their differences. Betas are what is kept, as in the authors' code.</summary>
internal sealed class AdanOptimizer : OptimizerKind
{
    public override string Attribute => "DeepInit.AdanAttribute";

    public override double DefaultLearningRate => 1e-3;

    // The authors train vision transformers with 1.5e-2.
    public override (double Low, double High) LearningRateBand => (1e-5, 2e-2);

    public override bool DefaultDecoupled => true;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) =>
    [
        DecayConstant.First("Beta1", ((AdanSpec)spec).Beta1),
        DecayConstant.First("Beta2", ((AdanSpec)spec).Beta2),
        DecayConstant.Second("Beta3", ((AdanSpec)spec).Beta3),
    ];

    public override string Formula(OptimizerSpec spec) =>
        "d = g − g before; m = beta1 · m + (1 − beta1) · g; u = beta2 · u + (1 − beta2) · d; n = beta3 · n + (1 − beta3) · (g + beta2 · d)²; "
        + "p −= rate · (m / (1 − beta1^k) + beta2 · u / (1 − beta2^k)) / (√n / √(1 − beta3^k) + eps)";

    public override IEnumerable<OptimizerState> States(OptimizerSpec spec) =>
        [new("exp_avg", "m"), new("exp_avg_diff", "u"), new("exp_avg_sq", "n"), new("previous_grad", "before")];

    public override IEnumerable<StepScalar> Scalars(OptimizerSpec spec)
    {
        var s = (AdanSpec)spec;
        return
        [
            new("stepSize", -Rate / (1 - Pow(s.Beta1, Step)), "−rate / (1 − beta1^k)"),
            new("differenceScale", -Rate * s.Beta2 / (1 - Pow(s.Beta2, Step)), "−rate · beta2 / (1 − beta2^k)"),
            new("rootScale", 1 / Sqrt(1 - Pow(s.Beta3, Step)), "1 / √(1 − beta3^k)"),
            new("differs", AfterFirst(0, 1), "0 in the first step, which has no gradient before it; then 1"),
        ];
    }

    public override Formula DecayNumber(OptimizerSpec spec) => IsProximal(spec) ? 1 / (1 + (Rate * Decay)) : base.DecayNumber(spec);

    public override string DecayWords(OptimizerSpec spec) => IsProximal(spec)
        ? "1 / (1 + rate · decay): the factor on parameters after their step; 1 where none decays"
        : base.DecayWords(spec);

    public override Formula Moved(OptimizerSpec spec, Formula change) => IsProximal(spec) ? Keep * (P + change) : base.Moved(spec, change);

    public override UpdateFormula Update(OptimizerSpec spec, Precision precision)
    {
        var s = (AdanSpec)spec;
        Formula m = Read("m");
        Formula u = Read("u");
        Formula n = Read("n");
        Formula d = Read("d");
        Formula ahead = Read("ahead");
        return new(
            ((StepSize * m) + (Read("differenceScale") * u)) / MultiplyAdd(Sqrt(n), Read("rootScale"), s.Epsilon),
            [
                new("d", Read("differs") * (G - Read("before"))),
                .. Moment(m, s.Beta1, G, precision),
                .. Moment(u, s.Beta2, d, precision),
                new("ahead", MultiplyAdd(s.Beta2, d, G)),
                .. Moment(n, s.Beta3, ahead * ahead, precision),
                new("before", G),
            ]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (AdanSpec)spec;
        return [Fraction("Beta1", s.Beta1), Fraction("Beta2", s.Beta2), Fraction("Beta3", s.Beta3), Positive("Epsilon", s.Epsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new AdanSpec(
        common,
        arguments.Double("Beta1", 0.98),
        arguments.Double("Beta2", 0.92),
        arguments.Double("Beta3", 0.99),
        arguments.Double("Epsilon", 1e-8),
        arguments.Boolean("Proximal", true));

    private static bool IsProximal(OptimizerSpec spec) => spec.DecoupledWeightDecay && ((AdanSpec)spec).Proximal;
}

internal sealed record AdanSpec(CommonOptions Common, double Beta1, double Beta2, double Beta3, double Epsilon, bool Proximal)
    : OptimizerSpec("DeepInit.AdanAttribute", Common);

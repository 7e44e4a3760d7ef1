using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>(1 − p^q) / q: between cross entropy (q → 0) and the mean absolute error (q = 1), for labels of which some are wrong. Zhang and Sabuncu 2018.</summary>
internal sealed class GeneralizedCrossEntropyLoss : OwnClassLoss
{
    public override Loss Function => Loss.GeneralizedCrossEntropy;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Exponent), nameof(LossSpec.Truncation)];

    private static Formula Truncated(LossSpec spec, Formula formula, double constant) =>
        spec.Truncation > 0 ? Select(Own > spec.Truncation, formula, constant) : formula;

    public override string Formula(LossSpec spec) => $"(1 − p_c^{Literal.Of(spec.Exponent)}) / {Literal.Of(spec.Exponent)}";

    protected override Formula Value(LossSpec spec) => Truncated(spec, -Expm1(spec.Exponent * LogP) * (1 / spec.Exponent), (1 - Math.Pow(spec.Truncation, spec.Exponent)) / spec.Exponent);

    protected override Formula Slope(LossSpec spec) => Truncated(spec, -Exp(spec.Exponent * LogP), 0);

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "Exponent", spec.Exponent, spec.Exponent is > 0 and <= 1, "in (0, 1]");
        Domain(issues, spec, "Truncation", spec.Truncation, spec.Truncation is >= 0 and < 1, "in [0, 1)");
    }
}

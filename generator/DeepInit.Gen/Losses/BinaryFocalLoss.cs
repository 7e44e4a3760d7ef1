using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>α_y (1 − p)^γ times the binary cross entropy of a logit, p the probability of what is right: what is right already counts little. Lin et al. 2017.</summary>
internal sealed class BinaryFocalLoss : ElementwiseLoss
{
    public override Loss Function => Loss.BinaryFocal;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Logits;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Gamma), nameof(LossSpec.ClassWeights)];

    public override string Accuracy => "LogitAboveZero";

    public override string Formula(LossSpec spec) => $"(1 − p)^{Literal.Of(spec.Gamma)} · (max(x, 0) − x y + ln(1 + e^−|x|)), p = s y + (1 − s)(1 − y), s = sigmoid(x)";

    // 1 − p where p is 1, so that no logarithm of 0 is taken: a power of it is 0 in either precision.
    private const double Tiny = 1e-30;

    private static readonly Formula S = Let("s", Sigmoid(X));
    private static readonly Formula Rest = Let("rest", Sigmoid(-X));

    // 1 − p, with all its digits where p is nearly 1.
    private static readonly Formula Miss = Let("miss", (S * (1 - Y)) + (Rest * Y));
    private static readonly Formula Entropy = Let("entropy", Max(X, 0) - (X * Y) + Log1p(Exp(-Abs(X))));

    public override Formula Value(LossSpec spec) => Factor(spec) * Entropy;

    // With f = (1 − p)^γ: f · (s − y) + entropy · γ f / (1 − p) · s (1 − s) (1 − 2 y)
    public override Formula Gradient(LossSpec spec) => spec.Gamma == 0
        ? Factor(spec) * (S - Y)
        : Factor(spec) * (S - Y + (Entropy * (spec.Gamma * S * Rest * (1 - (2 * Y)) / Max(Miss, Tiny))));

    // α_y (1 − p)^γ
    private static Formula Factor(LossSpec spec)
    {
        Formula power = spec.Gamma switch
        {
            0 => 1,
            1 => Miss,
            2 => Miss * Miss,
            _ => Exp(spec.Gamma * Log(Max(Miss, Tiny))),
        };
        return spec.ClassWeights.Count == 2 ? Let("focus", (spec.ClassWeights[0] + ((spec.ClassWeights[1] - spec.ClassWeights[0]) * Y)) * power) : Let("focus", power);
    }

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        Domain(issues, spec, "Gamma", spec.Gamma, spec.Gamma is >= 0 and < double.PositiveInfinity, "at least 0");
        Domain(issues, spec, "ClassWeights", $"{spec.ClassWeights.Count} numbers", spec.ClassWeights.Count is 0 or 2, "two numbers: the factors of 0 and of 1");
        foreach (double factor in spec.ClassWeights)
        {
            Domain(issues, spec, "ClassWeights", factor, factor is >= 0 and < double.PositiveInfinity, "at least 0");
        }
    }
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// |L − b| + b, L the mean cross entropy of the batch: kept above the least that labels of which a share h is wrong leave, b = −(1 − h) ln(1 − h) − h ln(h / (K − 1)), so that
/// a network does not go on to learn the wrong ones. Ishida et al. 2020 (flooding), the floor from the rate of noise.
/// </summary>
internal sealed class FlooredCrossEntropyLoss : LogitsLoss
{
    public override Loss Function => Loss.FlooredCrossEntropy;

    public override OutputPrior PriorOf(LossSpec spec) => spec.IgnoreIndex is null ? OutputPrior.LogShares : OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.NoiseRate)];

    public override string Formula(LossSpec spec) => "|mean(ln Σ e^x − x_c) − b| + b";

    // The entropy of a label that is the right one of K classes with probability 1 − h, and each of the others with h / (K − 1).
    public override double? Floor(LossSpec spec, int classes) =>
        -((1 - spec.NoiseRate) * Math.Log(1 - spec.NoiseRate)) - (spec.NoiseRate * Math.Log(spec.NoiseRate / (classes - 1)));

    public override RowFormula Formulas(LossSpec spec, int features) =>
        new(E * Let("factor", Scale / Exponentials)) { OfRow = LogSum - AtClass(X), AtClass = -Scale };

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        double most = 1 - (1.0 / Math.Max(2, output.Shape.Features));
        Domain(issues, spec, "NoiseRate", spec.NoiseRate, spec.NoiseRate > 0 && spec.NoiseRate < most, $"greater than 0, less than {Literal.Of(most)}, where labels say nothing");
        Domain(issues, spec, "Reduction", spec.Reduction, spec.Reduction == Reduction.Mean, "Mean: the floor is one of a mean");
    }
}

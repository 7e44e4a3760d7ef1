using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>1 − (TP + k) / (TP + α FP + β FN + k), TP = Σ s y, FP = Σ s (1 − y), FN = Σ (1 − s) y, s = sigmoid(x), over all elements of a sample. Salehi et al. 2017.</summary>
internal sealed class TverskyLoss : OverlapLoss
{
    public override Loss Function => Loss.Tversky;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.FalsePositiveWeight), nameof(LossSpec.FalseNegativeWeight), nameof(LossSpec.Smooth)];

    public override string Formula(LossSpec spec) =>
        $"1 − (TP + {Literal.Of(spec.Smooth)}) / (TP + {Literal.Of(spec.FalsePositiveWeight)} FP + {Literal.Of(spec.FalseNegativeWeight)} FN + {Literal.Of(spec.Smooth)}), TP = Σ s y, FP = Σ s (1 − y), FN = Σ (1 − s) y, s = sigmoid(x)";

    protected override Formula Overlap(LossSpec spec) => Hits + spec.Smooth;

    protected override Formula Whole(LossSpec spec) =>
        Hits + (spec.FalsePositiveWeight * SumOver("falsePositives", S * (1 - Y))) + (spec.FalseNegativeWeight * SumOver("falseNegatives", (1 - S) * Y)) + spec.Smooth;

    protected override Formula OverlapSlope(LossSpec spec) => Y;

    protected override Formula WholeSlope(LossSpec spec) => (spec.FalsePositiveWeight * (1 - Y)) + ((1 - spec.FalseNegativeWeight) * Y);

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "FalsePositiveWeight", spec.FalsePositiveWeight, spec.FalsePositiveWeight is >= 0 and < double.PositiveInfinity, "at least 0");
        Domain(issues, spec, "FalseNegativeWeight", spec.FalseNegativeWeight, spec.FalseNegativeWeight is >= 0 and < double.PositiveInfinity, "at least 0");
    }
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>1 − (2 Σ s y + k) / (Σ s + Σ y + k), s = sigmoid(x), over all elements of a sample. Milletari et al. 2016.</summary>
internal sealed class DiceLoss : OverlapLoss
{
    public override Loss Function => Loss.Dice;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Smooth)];

    public override string Formula(LossSpec spec) => $"1 − (2 Σ s y + {Literal.Of(spec.Smooth)}) / (Σ s + Σ y + {Literal.Of(spec.Smooth)}), s = sigmoid(x)";

    protected override Formula Overlap(LossSpec spec) => (2 * Hits) + spec.Smooth;

    protected override Formula Whole(LossSpec spec) => SumOver("both", S + Y) + spec.Smooth;

    protected override Formula OverlapSlope(LossSpec spec) => 2 * Y;

    protected override Formula WholeSlope(LossSpec spec) => 1;
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>1 − cos where the target is 1, max(0, cos − margin) where it is −1, cos that of the angle between two outputs. PyTorch's <c>CosineEmbeddingLoss</c>.</summary>
internal sealed class CosineEmbeddingLoss : RowwiseLoss
{
    public override Loss Function => Loss.CosineEmbedding;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Signs;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Compared;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Other), nameof(LossSpec.Margin)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.Other];

    public override bool HasTargetOfRow(LossSpec spec) => true;

    public override string Formula(LossSpec spec) => $"1 − cos where y = 1, max(0, cos − {Literal.Of(spec.Margin ?? 0)}) where y = −1" + (spec.Part == 1 ? ", its gradient by the other output" : "");

    // PyTorch's: two vectors of zeros have the cosine 0.
    private const double Least = 1e-12;

    // The gradient of cos = a·b / (|a| |b|) by a is b / (|a| |b|) − a cos / |a|².
    public override RowFormula Formulas(LossSpec spec, int features)
    {
        Formula other = Output(spec, 1 - spec.Part);
        Formula square = Let("square", SumOver("squares", X * X) + Least);
        Formula inverse = Let("inverse", 1 / Sqrt(square * (SumOver("otherSquares", other * other) + Least)));
        Formula cosine = Let("cosine", SumOver("dot", X * other) * inverse);
        Formula slope = Let("slope", Scale * Select(Y > 0, -One, Select(cosine > (spec.Margin ?? 0), 1, 0)));
        return new((other * Let("toOther", slope * inverse)) - (X * Let("toOwn", slope * cosine / square)))
        {
            OfRow = spec.Part == 0 ? Select(Y > 0, 1 - cosine, Max(cosine - (spec.Margin ?? 0), 0)) : null,
        };
    }

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Margin", spec.Margin ?? 0, (spec.Margin ?? 0) is >= -1 and < 1, "in [−1, 1), as cosines are");
}

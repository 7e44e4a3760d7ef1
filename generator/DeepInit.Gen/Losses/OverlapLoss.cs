using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// 1 − a / b, two sums over all elements of a sample: how far the probabilities s = sigmoid(x) overlap with the target. It looks at what is marked, however little of an image that is.
/// </summary>
internal abstract class OverlapLoss : RowwiseLoss
{
    /// <summary>sigmoid(x).</summary>
    protected static Formula S { get; } = Let("s", Sigmoid(X));

    /// <summary>Σ s y.</summary>
    protected static Formula Hits { get; } = SumOver("hits", S * Y);

    public sealed override bool IsOfSample => true;

    public sealed override LossInput Input => LossInput.Logits;

    public sealed override string Accuracy => "LogitAboveZero";

    public sealed override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Probabilities;

    public sealed override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    /// <summary>a.</summary>
    protected abstract Formula Overlap(LossSpec spec);

    /// <summary>b.</summary>
    protected abstract Formula Whole(LossSpec spec);

    /// <summary>The derivative of a by s.</summary>
    protected abstract Formula OverlapSlope(LossSpec spec);

    /// <summary>The derivative of b by s.</summary>
    protected abstract Formula WholeSlope(LossSpec spec);

    // s' = s (1 − s); the derivative of 1 − a / b by s is (b' a / b − a') / b.
    public sealed override RowFormula Formulas(LossSpec spec, int features)
    {
        Formula whole = Let("whole", Whole(spec));
        Formula ratio = Let("ratio", Overlap(spec) / whole);
        return new(S * (1 - S) * ((WholeSlope(spec) * ratio) - OverlapSlope(spec)) * Let("factor", Scale / whole)) { OfRow = 1 - ratio };
    }

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Smooth", spec.Smooth, spec.Smooth is > 0 and < double.PositiveInfinity, "greater than 0");
}

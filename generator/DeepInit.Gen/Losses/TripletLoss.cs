using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// max(0, |a − p| − |a − n| + margin): an anchor shall be nearer to the positive than to the negative by the margin. Schroff et al. 2015, of distances as in PyTorch's
/// <c>TripletMarginLoss</c>, with its 1e-6 in the differences.
/// </summary>
internal sealed class TripletLoss : RowwiseLoss
{
    public override Loss Function => Loss.Triplet;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Compared;

    public override bool HasTargetOf(LossSpec spec) => false;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Positive), nameof(LossSpec.Negative), nameof(LossSpec.Margin)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.Positive, OtherOutput.Negative];

    public override string FirstOperand => "anchor";

    public override string Formula(LossSpec spec) => $"max(0, |a − p| − |a − n| + {Literal.Of(Margin(spec))})" + (spec.Part switch { 0 => "", 1 => ", its gradient by p", _ => ", its gradient by n" });

    private const double Offset = 1e-6;

    // A distance of 0 has no direction, and its gradient is 0 / least.
    private const double Least = 1e-12;

    private static double Margin(LossSpec spec) => spec.Margin ?? 1;

    public override RowFormula Formulas(LossSpec spec, int features)
    {
        Formula near = Let("near", Output(spec, 0) - Output(spec, 1) + Offset);
        Formula far = Let("far", Output(spec, 0) - Output(spec, 2) + Offset);
        Formula nearDistance = Let("nearDistance", Sqrt(SumOver("nearSquares", near * near)));
        Formula farDistance = Let("farDistance", Sqrt(SumOver("farSquares", far * far)));
        Formula lack = Let("lack", nearDistance - farDistance + Margin(spec));
        Formula active = Let("active", Select(lack > 0, Scale, 0));
        Formula toNear = near * Let("perNear", active / Max(nearDistance, Least));
        Formula toFar = far * Let("perFar", active / Max(farDistance, Least));
        return new(spec.Part switch { 0 => toNear - toFar, 1 => -toNear, _ => toFar }) { OfRow = spec.Part == 0 ? Max(lack, 0) : null };
    }

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Margin", Margin(spec), Margin(spec) is > 0 and < double.PositiveInfinity, "greater than 0: at 0 three equal outputs are best");
}

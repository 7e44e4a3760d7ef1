using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>max(0, −y (a − b) + margin): where the target is 1, the first output shall be larger by the margin, where it is −1 the other. PyTorch's <c>MarginRankingLoss</c>.</summary>
internal sealed class MarginRankingLoss : ElementwiseLoss
{
    public override Loss Function => Loss.MarginRanking;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Signs;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Compared;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Other), nameof(LossSpec.Margin)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.Other];

    public override string Formula(LossSpec spec) => $"max(0, {Literal.Of(spec.Margin ?? 0)} − y (a − b))" + (spec.Part == 1 ? ", its gradient by b" : "");

    public override Formula Value(LossSpec spec) => spec.Part == 1 ? 0 : Max(Lack(spec), 0);

    public override Formula Gradient(LossSpec spec) => Select(Lack(spec) > 0, spec.Part == 1 ? Y : -Y, 0);

    private Formula Lack(LossSpec spec) => Let("lack", (spec.Margin ?? 0) - (Y * (Output(spec, 0) - Output(spec, 1))));

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Margin", spec.Margin ?? 0, (spec.Margin ?? 0) is >= 0 and < double.PositiveInfinity, "at least 0");
}

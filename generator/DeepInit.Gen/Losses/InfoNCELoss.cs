using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>
/// ln Σ_j e^(s_ij) − s_ii, s_ij = a_i · b_j / T − ln q_j: row i of one output shall find row i of the other among those of the whole batch. Oord et al. 2018; the correction by how often
/// b_j is drawn, Yi et al. 2019; both directions, Radford et al. 2021 (CLIP).
/// </summary>
internal sealed class InfoNCELoss : BatchwiseLoss
{
    public override Loss Function => Loss.InfoNCE;

    public override LossInput Input => LossInput.Compared;

    public override TargetDomain TargetsOf(LossSpec spec) => spec.SamplingCorrection ? TargetDomain.Numbers : TargetDomain.NotNumbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options =>
        [nameof(LossSpec.Other), nameof(LossSpec.Temperature), nameof(LossSpec.Normalize), nameof(LossSpec.Symmetric), nameof(LossSpec.SamplingCorrection), nameof(LossSpec.RemoveAccidentalHits)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.Other];

    public override bool HasTargetOf(LossSpec spec) => spec.SamplingCorrection;

    public override bool HasTargetOfRow(LossSpec spec) => spec.SamplingCorrection;

    public override string Formula(LossSpec spec)
    {
        string similarity = $"s_ij = {(spec.Normalize ? "cos(a_i, b_j)" : "a_i · b_j")} / {Literal.Of(spec.Temperature)}{(spec.SamplingCorrection ? " − y_j" : "")}";
        return $"ln Σ_j e^(s_ij) − s_ii{(spec.Symmetric ? " and ln Σ_j e^(s_ji) − s_ii, half each" : "")}, {similarity}{(spec.RemoveAccidentalHits ? ", of different b_j" : "")}{(spec.Part == 1 ? ", its gradient by b" : "")}";
    }

    public override BatchKernel? OfBatch(LossSpec spec, int features) => new("InBatchSoftmax", new[]
    {
        new RuntimeArgument("features", features),
        new("temperature", spec.Temperature),
        new("normalize", spec.Normalize),
        new("symmetric", spec.Symmetric),
        new("corrects", spec.SamplingCorrection),
        new("removesHits", spec.RemoveAccidentalHits),
        new("ofOther", spec.Part == 1),
    }.ToEquatableArray());

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "Temperature", spec.Temperature, spec.Temperature is > 0 and < double.PositiveInfinity, "greater than 0");
    }
}

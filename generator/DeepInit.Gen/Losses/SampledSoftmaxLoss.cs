using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>
/// ln(e^(p_i) + Σ_j e^(s_ij)) − p_i, p_i = a_i · b_i / T − ln q(b_i), s_ij = a_i · n_j / T − ln q(n_j): row i of one output shall find its own row of the second among all rows of the third, which were drawn from a vocabulary with the
/// probabilities q. Bengio and Senécal 2008.
/// </summary>
internal sealed class SampledSoftmaxLoss : BatchwiseLoss
{
    public override Loss Function => Loss.SampledSoftmax;

    public override LossInput Input => LossInput.Compared;

    public override TargetDomain TargetsOf(LossSpec spec) => spec.SamplingCorrection ? TargetDomain.Numbers : TargetDomain.NotNumbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options =>
        [nameof(LossSpec.Other), nameof(LossSpec.Negative), nameof(LossSpec.Temperature), nameof(LossSpec.Normalize), nameof(LossSpec.SamplingCorrection), nameof(LossSpec.RemoveAccidentalHits)];

    public override IReadOnlyList<OtherOutput> Others => [OtherOutput.Other, OtherOutput.Negative];

    public override bool HasTargetOf(LossSpec spec) => spec.SamplingCorrection;

    public override bool HasTargetOfRow(LossSpec spec) => spec.SamplingCorrection;

    /// <summary>ln q of the right id and of the drawn one.</summary>
    public override int TargetNumbers => 2;

    public override string Formula(LossSpec spec)
    {
        string Similarity(string other, string share) => $"{(spec.Normalize ? $"cos(a_i, {other})" : $"a_i · {other}")} / {Literal.Of(spec.Temperature)}{(spec.SamplingCorrection ? $" − {share}" : "")}";
        string hits = spec.RemoveAccidentalHits ? ", of n_j other than b_i" : "";
        return $"ln(e^(p_i) + Σ_j e^(s_ij)) − p_i, p_i = {Similarity("b_i", "y_i0")}, s_ij = {Similarity("n_j", "y_j1")}{hits}{(spec.Part == 0 ? "" : $", its gradient by {(spec.Part == 1 ? "b" : "n")}")}";
    }

    public override BatchKernel? OfBatch(LossSpec spec, int features) => new("SampledSoftmax", new[]
    {
        new RuntimeArgument("features", features),
        new("temperature", spec.Temperature),
        new("normalize", spec.Normalize),
        new("corrects", spec.SamplingCorrection),
        new("removesHits", spec.RemoveAccidentalHits),
        new("part", spec.Part),
    }.ToEquatableArray());

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "Temperature", spec.Temperature, spec.Temperature is > 0 and < double.PositiveInfinity, "greater than 0");
    }
}

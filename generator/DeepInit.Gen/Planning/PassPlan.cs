using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>A sequence of kernels over one plan of working memory.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Inputs">Where the inputs are packed to.</param>
/// <param name="Targets">What losses compare outputs with; none in a pass without losses.</param>
/// <param name="Outputs">Where the outputs are unpacked from.</param>
/// <param name="Losses">The losses among the ops, in the order of the network's.</param>
/// <param name="Layers">Where the values of layers are, for those who look.</param>
/// <param name="RowLength">Numbers of working memory per row.</param>
/// <param name="FixedLength">Numbers of working memory that do not depend on the rows.</param>
/// <param name="Sections">The stretches of ops that run as a whole, with what each op waits for.</param>
internal sealed record PassPlan(
    PassKind Kind,
    EquatableArray<KernelOp> Ops,
    EquatableArray<PlannedBuffer> Buffers,
    EquatableArray<BufferUse> Inputs,
    EquatableArray<TargetPlan> Targets,
    EquatableArray<BufferUse> Outputs,
    EquatableArray<LossOp> Losses,
    EquatableArray<LayerValue> Layers,
    int RowLength,
    int FixedLength,
    EquatableArray<Section> Sections)
{
    // What follows from the parameters of the record is computed when it is asked for: a stored value would be that of the original in a copy with other ops.

    /// <summary>What each thread has for itself.</summary>
    public Scratch Scratch => Scratch.Largest(Ops);

    /// <summary>Whether some op reads the block of parameters.</summary>
    public bool ReadsParameters => Ops.Any(op => op.ReadsParameters);

    /// <summary>The input that is read where the user's rows lie; null where all are packed.</summary>
    public int? InPlace => Enumerable.Range(0, Inputs.Count).Where(i => Buffers[Inputs[i].Id].InPlace).Select(i => (int?)i).FirstOrDefault();

    /// <summary>The buffers that are filled before the first op runs.</summary>
    public IEnumerable<BufferUse> FilledBefore => Inputs.Concat(Targets.Where(target => target.Buffer is not null).Select(target => target.Buffer!.Value));

    /// <summary>The section that computes something of a kind; a pass has at most one of each.</summary>
    public Section SectionOf(SectionKind kind) => Sections.First(section => section.Kind == kind);
}

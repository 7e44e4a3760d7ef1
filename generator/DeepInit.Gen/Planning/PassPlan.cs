using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>One thing that a network computes (a prediction, a step of training): ops in their order, and the buffers that they work on, each at its place in memory.</summary>
/// <param name="Kind">Whether it predicts or trains.</param>
/// <param name="Element">The element type of the network's values: memory is counted in it.</param>
/// <param name="Inputs">Where the inputs are packed to.</param>
/// <param name="Targets">What losses compare outputs with; none in a pass without losses.</param>
/// <param name="Outputs">Where the outputs are unpacked from.</param>
/// <param name="Losses">The losses among the ops, in the order of the network's.</param>
/// <param name="Layers">Where and when each layer's value is there, for those who look at layers while training's forward pass runs.</param>
/// <param name="Counts">What buffers have a row of numbers for: first the rows of the call; then, for each input whose rows have lengths of their own, the steps of all its sequences.</param>
/// <param name="Memory">How much memory each lifetime takes.</param>
/// <param name="Sections">The stretches of ops that run as a whole, with what each op waits for.</param>
/// <param name="Names">What generated code calls the buffers: identifiers, each once.</param>
internal sealed record PassPlan(
    PassKind Kind,
    ElementType Element,
    EquatableArray<KernelOp> Ops,
    EquatableArray<PlannedBuffer> Buffers,
    EquatableArray<BufferUse> Inputs,
    EquatableArray<TargetPlan> Targets,
    EquatableArray<BufferUse> Outputs,
    EquatableArray<LossOp> Losses,
    EquatableArray<LayerValue> Layers,
    EquatableArray<RowCount> Counts,
    EquatableArray<MemoryExtent> Memory,
    EquatableArray<Section> Sections,
    EquatableArray<string> Names)
{
    /// <summary>What moves the parameters; null in a pass that does not train, and without an optimiser.</summary>
    public OptimizerPlan? Optimizer { get; init; }

    /// <summary>What becomes of each parameter's gradient, by its index; null for those that no loss depends on, and for those that do not train.</summary>
    public EquatableArray<GradientMode?> Gradients { get; init; }

    /// <summary>The states that go on from one step of a training to the next.</summary>
    public EquatableArray<CarriedState> Carried { get; init; }

    /// <summary>Whether generated code of the pass names buffers by locals; else it computes each place where it is used.</summary>
    public bool HasLocals { get; init; }

    /// <summary>Second forms of ops, which store sums without an activation, for a start from data. No run of the pass has them.</summary>
    public IEnumerable<KernelOp> SumsAlone => Layers.Select(layer => layer.Sums?.Alone).OfType<KernelOp>();

    // What follows from the parameters of the record is computed when it is asked for: a stored value would be that of the original in a copy with other ops.

    /// <summary>Numbers of working memory for each row of the call.</summary>
    public int RowLength => LengthOf(Lifetime.Call, RowCount.Rows);

    /// <summary>What there are buffers for beside the rows: the steps of the sequences of each input whose rows have lengths.</summary>
    public IEnumerable<RowCount> StepCounts => Counts.Where(count => count != RowCount.Rows);

    /// <summary>
    /// What an op counts as its rows: what its buffers have numbers for. Where they have numbers for several things, it is the rows of the call, and the op is handed the table of the
    /// sequences (<see cref="KernelOp.Sequences"/>).
    /// </summary>
    public RowCount CountOf(KernelOp op)
    {
        RowCount[] counts = [.. op.Uses.Select(use => Buffers[use.Buffer.Id].Form.Count).OfType<RowCount>().Distinct().Take(2)];
        return counts.Length == 1 ? counts[0] : RowCount.Rows;
    }

    /// <summary>Numbers of working memory that do not depend on the rows.</summary>
    public int FixedLength => LengthOf(Lifetime.Fixed, count: null);

    /// <summary>What each thread has for itself.</summary>
    public Scratch Scratch => Scratch.Largest(Ops);

    /// <summary>Whether some op reads the block of parameters.</summary>
    public bool ReadsParameters => Ops.Any(op => op.ReadsParameters);

    /// <summary>The input that is read where the user's rows lie; null where all are packed.</summary>
    public int? InPlace => Enumerable.Range(0, Inputs.Count).Where(i => Buffers[Inputs[i].Id].InPlace).Select(i => (int?)i).FirstOrDefault();

    /// <summary>The buffers that are filled before the first op runs.</summary>
    public IEnumerable<BufferUse> FilledBefore => Inputs.Concat(Targets.Where(target => target.Buffer is not null).Select(target => target.Buffer!.Value)).Concat(Carried.Select(state => state.From));

    /// <summary>Numbers of memory of a lifetime: for each row, or, without rows, in all.</summary>
    public int LengthOf(Lifetime lifetime, RowCount? count) => Memory.Where(extent => extent.Lifetime == lifetime && extent.Count == count).Sum(extent => extent.Bytes) / Element.Size();

    /// <summary>Where a buffer lies in the memory of its lifetime and row count: numbers for each row, or, without rows, numbers.</summary>
    public int OffsetOf(BufferUse use) => Buffers[use.Id].Offset / Element.Size();

    /// <summary>The section that computes something of a kind; a pass has at most one of each.</summary>
    public Section SectionOf(SectionKind kind) => Sections.First(section => section.Kind == kind);
}

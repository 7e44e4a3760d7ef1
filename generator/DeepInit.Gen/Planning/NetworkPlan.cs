using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>Everything decided: where parameters and values lie, and which kernels run in which order.</summary>
/// <param name="TrainedLength">Numbers at the head of the block that hold all that trains: the length of blocks of gradients and of optimiser states.</param>
/// <param name="BlockLength">Numbers in the block of parameters, padding included.</param>
/// <param name="Training">Null where there is no loss.</param>
/// <param name="Folds">Weights that inference makes from the parameters, behind them in the block of values.</param>
/// <param name="PatchFilters">Filters that inference transforms for patches, behind those.</param>
internal sealed record NetworkPlan(
    ShapedNetwork Network,
    string HintName,
    EquatableArray<ParameterPlan> Parameters,
    int TrainedLength,
    int BlockLength,
    PassPlan Inference,
    TrainingPlan? Training,
    EquatableArray<Fold> Folds,
    EquatableArray<PatchFilters> PatchFilters)
{
    /// <summary>The first numbers of the block of parameters stay zero: products without a bias start from them.</summary>
    public const int ZeroLength = 16;

    /// <summary>Rows that inference takes at once, so that its working memory has a bound.</summary>
    public int InferenceRows { get; } = Math.Max(24, Math.Min(768, (Network.Spec.Precision == Precision.Single ? 262_144 : 131_072) / Math.Max(1, Inference.RowLength) / 24 * 24));

    /// <summary>Numbers behind the block of parameters.</summary>
    public int FoldedLength => Derived.Sum(derived => derived.Length);

    /// <summary>What inference makes of the parameters, in the order of memory.</summary>
    public IEnumerable<ParameterPlan> Derived => Folds.SelectMany(fold => new[] { fold.Weight, fold.Bias }).Concat(PatchFilters.Select(filters => filters.Transformed));

    /// <summary>A parameter, or what inference makes of one, by its index.</summary>
    public ParameterPlan ParameterAt(int index) => index < Parameters.Count ? Parameters[index] : Derived.ElementAt(index - Parameters.Count);

    public long MultiplyAdds => Network.Nodes.Sum(node => Layers.LayerCatalog.Of(node.Spec).MultiplyAdds(node.Spec, [.. node.Inputs.Select(id => Network.Values[id])]));

    public int ParameterCount => Parameters.Where(parameter => !parameter.IsBuffer).Sum(parameter => parameter.Count);
}

/// <summary>Filters 3 × 3 and what a prediction by patches reads in their place.</summary>
/// <param name="Transformed">G g Gᵀ of each filter g.</param>
/// <param name="Source">The filters, folded ones where a normalisation went into them.</param>
internal sealed record PatchFilters(ParameterPlan Transformed, ParameterPlan Source)
{
    public int Channels => Transformed.Shape[1];

    public int Panels => (Transformed.Shape[0] + 15) / 16;
}

/// <summary>A sequence of kernels over one plan of working memory.</summary>
/// <param name="Inputs">Where the inputs are packed to.</param>
/// <param name="Outputs">Where the outputs are unpacked from.</param>
/// <param name="RowLength">Numbers of working memory per row.</param>
/// <param name="FixedLength">Numbers of working memory that do not depend on the rows.</param>
/// <param name="Sections">The stretches of ops that run as a whole, with what each op waits for.</param>
internal sealed record PassPlan(
    EquatableArray<KernelOp> Ops,
    EquatableArray<PlannedBuffer> Buffers,
    EquatableArray<BufferUse> Inputs,
    EquatableArray<BufferUse> Outputs,
    int RowLength,
    int FixedLength,
    EquatableArray<Section> Sections)
{
    /// <summary>What each thread has for itself.</summary>
    public Scratch Scratch { get; } = Scratch.Largest(Ops);

    /// <summary>Whether some op reads the block of parameters.</summary>
    public bool ReadsParameters { get; } = Ops.Any(op => op.ReadsParameters);

    /// <summary>The input that is read where the user's rows lie; null where all are packed.</summary>
    public int? InPlace => Enumerable.Range(0, Inputs.Count).Where(i => Buffers[Inputs[i].Id].InPlace).Select(i => (int?)i).FirstOrDefault();
}

/// <summary>Forward, loss and backward over one plan of working memory.</summary>
/// <param name="ForwardEnd">The index after the last op of the forward pass; up to the first loss follow ops for outputs alone.</param>
/// <param name="LossStart">The index of the first loss among the ops.</param>
/// <param name="BackwardStart">The index of the first op after the losses.</param>
/// <param name="Layers">Where the values of layers are, for those who look.</param>
/// <param name="Optimizer">What moves the parameters; null without an optimiser.</param>
/// <param name="Gradients">What becomes of each parameter's gradient, by its index; null for those that no loss depends on, and for those that do not train.</param>
internal sealed record TrainingPlan(
    PassPlan Pass,
    int ForwardEnd,
    int LossStart,
    int BackwardStart,
    EquatableArray<TargetPlan> Targets,
    EquatableArray<LayerValue> Layers,
    OptimizerPlan? Optimizer,
    EquatableArray<GradientMode?> Gradients)
{
    /// <summary>Forward as training sees it.</summary>
    public Section Forward => Pass.Sections[0];

    /// <summary>Ops for outputs alone, after <see cref="Forward"/>.</summary>
    public Section Outputs => Pass.Sections[1];

    /// <summary>The losses, after <see cref="Forward"/>.</summary>
    public Section LossSection => Pass.Sections[2];

    /// <summary>Gradients and updates, after <see cref="LossSection"/>.</summary>
    public Section Backward => Pass.Sections[3];

    public IEnumerable<LossOp> Losses => Pass.Ops.Skip(LossStart).Take(BackwardStart - LossStart).OfType<LossOp>();
}

/// <summary>A target of training.</summary>
/// <param name="Buffer">Where it is packed to; null for class indices.</param>
internal sealed record TargetPlan(string Name, Shape Shape, BufferUse? Buffer)
{
    public bool IsClassIndex => Buffer is null;
}

/// <summary>The value of a layer in the forward pass of training.</summary>
/// <param name="Op">The last op that writes it.</param>
internal sealed record LayerValue(string Name, Activation Activation, Shape Shape, int Op, BufferUse Buffer);

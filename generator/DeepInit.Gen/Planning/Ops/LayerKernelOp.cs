using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>A kernel that the layer kind writes itself: what no skeleton covers.</summary>
/// <param name="Node">The node whose kind writes it.</param>
/// <param name="Pass">Which of the kind's kernels.</param>
/// <param name="Parameters">Tensors of parameters that it reads (or, for running statistics, moves), under the names of its arguments.</param>
/// <param name="Fixed">Places in working memory that does not depend on the rows.</param>
/// <param name="ItemsPerRow">What threads may claim one by one: so many items per row of the batch …</param>
/// <param name="ItemsOfCall">… or, where that is 0, so many in all.</param>
/// <param name="TakesMode">Whether it takes an argument <c>training</c>: false when a loss is computed as in prediction.</param>
internal sealed record LayerKernelOp(
    KernelName Name,
    string Comment,
    int Node,
    string Pass,
    EquatableArray<Operand> Operands,
    EquatableArray<ParameterOperand> Parameters,
    EquatableArray<Operand> Fixed,
    int ItemsPerRow,
    int ItemsOfCall,
    bool TakesMode)
    : KernelOp(Name, Comment)
{
    /// <summary>The operand by whose f' the kernel can multiply each number that it writes, since it has it at hand and writes it once; null where it cannot.</summary>
    public string? EpilogueOperand { get; init; }

    /// <summary>What happens to a number before it is stored; null for nothing.</summary>
    public Epilogue? Epilogue { get; init; }

    /// <summary>The kind's kernel that makes rows of rows: of its first operand, which alone it reads, the second; null where there is none.</summary>
    public string? RowsPass { get; init; }

    public override BufferUse? RowsOperand => RowsPass is null ? null : Operands[0].Buffer;

    public override BufferUse? RowsResult => RowsPass is null ? null : Operands[1].Buffer;

    public override KernelOp OnRows() => this with { Name = Name! with { FromRows = true }, Pass = RowsPass!, ItemsPerRow = 1 };

    public override IEnumerable<Touch> Touches => [.. Operands.Select(Touch.Of), .. Parameters.Select(Touch.Of), .. Fixed.Select(Touch.Of)];

    public override Items Items => ItemsPerRow > 0 ? Items.OfRows(ItemsPerRow) : Items.PerCall(ItemsOfCall);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => TakesMode;

    public override bool RunsOnStack => false;

    public override KernelOp? TimesDerivative(ActivationSpec activation, Operand value) =>
        Epilogue is null && EpilogueOperand is { } name && Operands.Any(o => o.Name == name && o.Buffer == value.Buffer)
            ? this with { Name = Name! with { Function = activation.Function.ToString() }, Epilogue = Epilogue.Derivative(activation) }
            : null;
}

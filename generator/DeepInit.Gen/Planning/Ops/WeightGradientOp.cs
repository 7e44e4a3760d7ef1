using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>dW[o, i] = Σ_r dz[r, o] · x[r, i] and db[o] = Σ_r dz[r, o], block by block, each block stored or used to update at once.</summary>
internal sealed record WeightGradientOp(
    KernelName Name,
    string Comment,
    BufferUse Source,
    BufferUse Gradient,
    GradientOperand? Weight,
    GradientOperand? Bias,
    int Inputs,
    int Outputs,
    int Positions,
    bool ReadsRows = false)
    : KernelOp(Name, Comment)
{
    /// <summary>What the last outputs are products of; null where all are of the same.</summary>
    public OtherSource? Late { get; init; }

    /// <summary>The first panel of the parameters' outputs that it is the gradient of, where another op makes that of the others; null where it makes it all.</summary>
    public int? FirstPanel { get; init; }

    public override IEnumerable<Touch> Touches =>
    [
        Touch.Read(Source),
        .. Late is { } late ? [Touch.Read(late.Source)] : Array.Empty<Touch>(),
        Touch.Read(Gradient),
        .. new[] { Weight, Bias }.OfType<GradientOperand>().Select(gradient => FirstPanel is { } first ? gradient.Touch with { Part = BufferPart.OfPanels(first, Panel.Count(Outputs)) } : gradient.Touch),
    ];

    public override Items Items => Items.Panels(Outputs);

    public override Scratch Scratch => new(Gradient: Panel.Block, Transposed: 0, Local: 0);

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;

    public override BufferUse? RowMajorOperand => Positions == 1 && Late is null ? Source : null;

    public override KernelOp OnRowMajor() => this with { Name = Name! with { FromRows = true }, ReadsRows = true };
}

/// <summary>Another source, of the outputs from a panel on.</summary>
/// <param name="Source">What they are products of.</param>
/// <param name="FirstPanel">The first panel of these outputs.</param>
internal readonly record struct OtherSource(BufferUse Source, int FirstPanel);

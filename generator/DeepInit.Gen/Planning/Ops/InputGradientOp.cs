using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>dx[r, i] = f(Σ_o dz[r, o] · W[o, i]) on the same tiles, over a transposed copy of one panel of weights at a time.</summary>
/// <param name="Saved">What a gradient epilogue reads: the value before or after the activation.</param>
internal sealed record InputGradientOp(
    KernelName Name,
    string Comment,
    BufferUse Source,
    int Weight,
    BufferUse Destination,
    BufferUse? Saved,
    int Outputs,
    int Inputs,
    int Positions,
    Epilogue Epilogue)
    : SumOp(Name, Comment, Saved, Epilogue)
{
    /// <summary>The first panel of the parameter's outputs that dz is of; the outputs before are no part of W.</summary>
    public int FirstPanel { get; init; }

    public override IEnumerable<Touch> Touches =>
    [
        Touch.Read(Source),
        Touch.Parameter(Weight),
        Touch.Zeros,
        .. Saved is { } saved ? new[] { Touch.Read(saved) } : [],
        Touch.Of(Destination, Epilogue.DestinationAccess),
    ];

    public override Items Items => Items.Panels(Inputs);

    public override Scratch Scratch => new(Gradient: 0, Transposed: Panel.Count(Outputs) * Panel.Block, Local: 0);

    public override int SumLength => Outputs;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}

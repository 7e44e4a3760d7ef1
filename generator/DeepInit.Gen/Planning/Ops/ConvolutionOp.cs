using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>
/// y[b, oy, ox, f] = epilogue(start + Σ x[b, oy·s + ky·d, ox·s + kx·d, c] · w[f, ky, kx, c]) on register tiles along ox: the matrix product without its matrix.
/// </summary>
/// <param name="Weight">The parameter, or what prediction has made of it; or, where it is null, weights in fixed memory.</param>
/// <param name="FixedWeight">Fixed memory, where the weights are turned, transformed for patches, or both.</param>
/// <param name="Placed">How the image lies on the padded one; null where it fills it.</param>
/// <param name="Pads">Whether the op itself puts its source on the padded image, band by band in memory of the thread; else the source is padded already.</param>
internal sealed record ConvolutionOp(
    KernelName Name,
    string Comment,
    BufferUse Source,
    int? Weight,
    Operand? FixedWeight,
    int? Bias,
    BufferUse Destination,
    BufferUse? Saved,
    Window Window,
    Epilogue Epilogue,
    Placement? Placed = null,
    bool Pads = false)
    : SumOp(Name, Comment, Saved, Epilogue)
{
    /// <summary>Whether the weights are transformed ones, and the sums those of patches.</summary>
    public bool ByPatches => Window.GoesByPatches;

    /// <summary>Whether zeros between the image's pixels are left out: the window then goes over the image itself, with the part of the kernel that meets pixels.</summary>
    public bool LeavesOutGaps => Pads && Window is { HasGaps: true, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 };

    /// <summary>Numbers of working memory for each thread.</summary>
    private int LocalLength
    {
        get
        {
            int length = ByPatches ? Window.PatchLength + Window.PatchSumLength
                : Pads ? (Window.Pitch == Panel.Width ? Panel.Padded(Window.Channels) : Window.Pitch) * Window.RowsUnder(Window.RowsPerItem) * Window.ImageWidth
                : 0;
            return Panel.Padded(length);
        }
    }

    public override BufferUse? RowMajorOperand => Window.MayReadRows ? Source : null;

    public override KernelOp OnRowMajor() => this with { Name = Name! with { FromRows = true }, Window = Window.OnRowMajor() };

    public override IEnumerable<Touch> Touches =>
    [
        Touch.Read(Source),
        Weight is { } weight ? Touch.Parameter(weight) : Touch.Of(FixedWeight!),
        Touch.Start(Bias),
        .. ByPatches ? new[] { Touch.Zeros } : [],
        .. Saved is { } saved ? new[] { Touch.Read(saved) } : [],
        Touch.Of(Destination, Epilogue.DestinationAccess),
    ];

    public override Items Items => ByPatches ? Items.OfRows(Window.PatchItems, Window.PatchItemsOfOne) : Items.OfRows(Window.Bands);

    public override Scratch Scratch => new(Gradient: 0, Transposed: 0, LocalLength);

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;

    public override KernelOp? SumsAlone => Epilogue.Kind != EpilogueKind.Forward ? null
        : Epilogue == Epilogue.None ? this : this with { Name = Name! with { Function = "" }, Comment = CommentOfSums, Epilogue = Epilogue.None };

    public override KernelOp? PlusValue(ActivationSpec activation, BufferUse other) => Saved is not null || Epilogue != Epilogue.None ? null : this with
    {
        Name = Name! with { Function = "Add" + KernelName.WordOf(activation) },
        Saved = other,
        Epilogue = new Epilogue(EpilogueKind.AddForward, activation),
    };
}

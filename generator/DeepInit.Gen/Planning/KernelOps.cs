using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>One kernel call. There are as many kinds as loop skeletons, not as many as layers.</summary>
/// <param name="Method">The name of the generated method; empty where the runtime has it.</param>
/// <param name="Comment">What it computes.</param>
internal abstract record KernelOp(string Method, string Comment)
{
    /// <summary>What it reads and writes, for lifetimes and for the verifier.</summary>
    public abstract IEnumerable<(BufferUse Buffer, Access Access)> Uses { get; }

    /// <summary>The operand that may as well be rows as users hand them over; null where everything must be panels.</summary>
    public virtual BufferUse? RowsOperand => null;

    /// <summary>The same op on such rows.</summary>
    public virtual KernelOp OnRows() => throw new InvalidOperationException($"{Method} reads panels only.");

    /// <summary>The buffer that it then writes as rows too, so that all who read that one must take rows; null where it writes panels as ever.</summary>
    public virtual BufferUse? RowsResult => null;

    /// <summary>The parameters whose gradients it computes.</summary>
    public virtual IEnumerable<int> Gradients => [];

    /// <summary>Whether it draws numbers while training, unless <c>DropoutActive</c> is off.</summary>
    public virtual bool IsRandom => false;
}

/// <summary>How an op uses a buffer.</summary>
internal enum Access
{
    Read,
    Write,
    ReadWrite,
}

/// <summary>What happens to a sum before it is stored.</summary>
/// <param name="Kind">Forward: y = f(z). Gradient: dz = dy · f', which reads the saved value. Add: adds the saved value. AddForward: y = f(z + the saved value).</param>
internal sealed record Epilogue(EpilogueKind Kind, ActivationSpec Activation)
{
    public static Epilogue None { get; } = new(EpilogueKind.Forward, ActivationSpec.Linear);

    public static Epilogue Add { get; } = new(EpilogueKind.Add, ActivationSpec.Linear);
}

internal enum EpilogueKind
{
    Forward,
    Gradient,
    Add,
    AddForward,
}

/// <summary>y[r, o] = f(b[o] + Σ_k x[r, k] · W[o, k]) on register tiles.</summary>
internal sealed record ProductOp(
    string Method,
    string Comment,
    BufferUse Source,
    int Weight,
    int? Bias,
    BufferUse Destination,
    int Inner,
    int Outer,
    int Positions,
    ActivationSpec Activation,
    bool ReadsRows = false)
    : KernelOp(Method, Comment)
{
    public Epilogue Epilogue => new(EpilogueKind.Forward, Activation);

    public override BufferUse? RowsOperand => Positions == 1 ? Source : null;

    public override KernelOp OnRows() => this with { Method = Method + "_FromRows", ReadsRows = true };

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => [(Source, Access.Read), (Destination, Access.Write)];
}

/// <summary>dx[r, i] = f(Σ_o dz[r, o] · W[o, i]) on the same tiles, over a transposed copy of one panel of weights at a time.</summary>
/// <param name="Saved">What a gradient epilogue reads: the value before or after the activation.</param>
internal sealed record InputGradientOp(
    string Method,
    string Comment,
    BufferUse Source,
    int Weight,
    BufferUse Destination,
    BufferUse? Saved,
    int Outputs,
    int Inputs,
    int Positions,
    Epilogue Epilogue)
    : KernelOp(Method, Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => Saved is { } saved
        ? [(Source, Access.Read), (saved, Access.Read), (Destination, Access.Write)]
        : [(Source, Access.Read), (Destination, Epilogue.Kind == EpilogueKind.Add ? Access.ReadWrite : Access.Write)];
}

/// <summary>dW[o, i] = Σ_r dz[r, o] · x[r, i] and db[o] = Σ_r dz[r, o], block by block, each block stored or used to update at once.</summary>
internal sealed record WeightGradientOp(
    string Method,
    string Comment,
    BufferUse Source,
    BufferUse Gradient,
    int? Weight,
    int? Bias,
    int Inputs,
    int Outputs,
    int Positions,
    bool ReadsRows = false)
    : KernelOp(Method, Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => [(Source, Access.Read), (Gradient, Access.Read)];

    public override IEnumerable<int> Gradients => new[] { Weight, Bias }.OfType<int>();

    public override BufferUse? RowsOperand => Positions == 1 ? Source : null;

    public override KernelOp OnRows() => this with { Method = Method + "_FromRows", ReadsRows = true };
}

/// <summary>
/// A convolution's window over an image that is padded already: OutputHeight × OutputWidth positions, each reading Kernel × Kernel pixels of the image.
/// </summary>
/// <param name="Channels">The channels that each filter reads.</param>
/// <param name="IsLanewise">
/// Whether each lane of 16 filters has channels of its own, a panel of them for each channel that a filter reads: no matrix product, but a product of lanes.
/// </param>
/// <param name="SharedBy">The panels of filters that read the same panels of channels; 0 where all of them do.</param>
/// <param name="PanelStep">The panels of channels from those to the next.</param>
/// <param name="Top">Rows of zeros above the image that are not in memory; of windows by patches alone.</param>
/// <param name="Left">Columns of such zeros on the left.</param>
/// <param name="HasGaps">Whether there are zeros between the pixels of the image.</param>
/// <param name="Pitch">Numbers from a pixel to the next: 16, or the channels of an image as users hand it over.</param>
internal sealed record Window(
    int ImageHeight,
    int ImageWidth,
    int Channels,
    int OutputHeight,
    int OutputWidth,
    int Filters,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int DilationHeight,
    int DilationWidth,
    bool IsLanewise = false,
    int SharedBy = 0,
    int PanelStep = 0,
    int Top = 0,
    int Left = 0,
    bool HasGaps = false,
    int Pitch = 16)
{
    // Patches of an item: enough rows for the product's tiles, few enough for the caches.
    private const int PatchesPerItem = 16;

    // An item pixel by pixel: at least a microsecond of multiply-adds, so that claims cost little, and few enough of an image for the rows that neighbours share.
    private const int MultiplyAddsPerItem = 1 << 16;
    private const int MostBands = 8;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Rows of output pixels that one item has, but for the last of an image.</summary>
    public int RowsPerItem
    {
        get
        {
            long all = (long)OutputHeight * OutputWidth * Filters * Channels * Taps;
            int bands = (int)Math.Max(1, Math.Min(Math.Min(MostBands, (OutputHeight + 1) / 2), all / MultiplyAddsPerItem));
            int rows = (OutputHeight + bands - 1) / bands;
            return Enumerable.Range(rows, rows).FirstOrDefault(n => OutputHeight % n == 0) is > 0 and int even ? even : rows;
        }
    }

    public int Bands => (OutputHeight + RowsPerItem - 1) / RowsPerItem;

    /// <summary>Rows of the padded image that some rows of the output read.</summary>
    public int RowsUnder(int outputRows) => ((outputRows - 1) * StrideHeight) + ((KernelHeight - 1) * DilationHeight) + 1;

    /// <summary>Whether it may read images as users hand them over: numbers one by one, pixels as far apart as they have channels.</summary>
    public bool MayReadRows => !IsLanewise && SharedBy == 0 && !GoesByPatches;

    /// <summary>The same window over such an image.</summary>
    public Window OnRows() => this with { Pitch = Channels };

    /// <summary>
    /// Whether it is computed by patches of 4 × 4 pixels, with 16 multiplications in the place of 36: where the sums over channels are long enough to pay for the
    /// way there and back, and the patches of an image enough for tiles.
    /// </summary>
    public bool GoesByPatches => KernelHeight == 3 && KernelWidth == 3 && StrideHeight == 1 && StrideWidth == 1 && DilationHeight == 1 && DilationWidth == 1
        && !IsLanewise && !HasGaps && SharedBy == 0 && Channels >= 16 && Channels % 4 == 0 && Filters >= 16 && PatchRows * PatchColumns >= 9;

    /// <summary>Rows of patches, 2 × 2 pixels of the output each.</summary>
    public int PatchRows => (OutputHeight + 1) / 2;

    public int PatchColumns => (OutputWidth + 1) / 2;

    /// <summary>Rows of patches that one item has, but for the last of an image.</summary>
    public int PatchRowsPerItem => Math.Min(PatchRows, Math.Max(1, (PatchesPerItem + (PatchColumns / 2)) / PatchColumns));

    /// <summary>The same where there is one image alone: half an image at most, so that threads can share it.</summary>
    public int PatchRowsOfOne => Math.Min(PatchRowsPerItem, (PatchRows + 1) / 2);

    public int PatchItems => (PatchRows + PatchRowsPerItem - 1) / PatchRowsPerItem;

    public int PatchItemsOfOne => (PatchRows + PatchRowsOfOne - 1) / PatchRowsOfOne;

    /// <summary>Numbers of an item's patches at all their 16 places.</summary>
    public int PatchLength => 256 * ((Channels + 15) / 16) * PatchRowsPerItem * PatchColumns;

    /// <summary>Numbers of an item's sums for one panel of filters.</summary>
    public int PatchSumLength => 256 * PatchRowsPerItem * PatchColumns;
}

/// <summary>
/// y[b, oy, ox, f] = epilogue(start + Σ x[b, oy·s + ky·d, ox·s + kx·d, c] · w[f, ky, kx, c]) on register tiles along ox: the matrix product without its matrix.
/// </summary>
/// <param name="Weight">The parameter, or what prediction has made of it; or, where it is null, weights in fixed memory.</param>
/// <param name="FixedWeight">The place in fixed memory, where the weights are turned, transformed for patches, or both.</param>
/// <param name="Placed">How the image lies on the padded one; null where it fills it.</param>
/// <param name="Pads">Whether the op itself puts its source on the padded image, band by band in memory of the thread; else the source is padded already.</param>
internal sealed record ConvolutionOp(
    string Method,
    string Comment,
    BufferUse Source,
    int? Weight,
    int FixedWeight,
    int? Bias,
    BufferUse Destination,
    BufferUse? Saved,
    Window Window,
    Epilogue Epilogue,
    Placement? Placed = null,
    bool Pads = false)
    : KernelOp(Method, Comment)
{
    /// <summary>Whether the weights are transformed ones, and the sums those of patches.</summary>
    public bool ByPatches => Window.GoesByPatches;

    /// <summary>Whether zeros between the image's pixels are left out: the window then goes over the image itself, with the part of the kernel that meets pixels.</summary>
    public bool LeavesOutGaps => Pads && Window is { HasGaps: true, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 };

    /// <summary>Numbers of working memory for each thread.</summary>
    public int ScratchLength
    {
        get
        {
            int length = ByPatches ? Window.PatchLength + Window.PatchSumLength
                : Pads ? (Window.Pitch == 16 ? (Window.Channels + 15) / 16 * 16 : Window.Pitch) * Window.RowsUnder(Window.RowsPerItem) * Window.ImageWidth
                : 0;
            return (length + 15) / 16 * 16;
        }
    }

    public override BufferUse? RowsOperand => Window.MayReadRows ? Source : null;

    public override KernelOp OnRows() => this with { Method = Method + "_FromRows", Window = Window.OnRows() };

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => Saved is { } saved
        ? [(Source, Access.Read), (saved, Access.Read), (Destination, Access.Write)]
        : [(Source, Access.Read), (Destination, Epilogue.Kind == EpilogueKind.Add ? Access.ReadWrite : Access.Write)];
}

/// <summary>dW[f, ky, kx, c] = Σ dz[b, oy, ox, f] · x[b, oy·s + ky·d, ox·s + kx·d, c], block by block, each block stored or used to update at once.</summary>
internal sealed record ConvolutionGradientOp(string Method, string Comment, BufferUse Source, BufferUse Gradient, int Weight, Window Window)
    : KernelOp(Method, Comment)
{
    /// <summary>Items of a panel of filters: its taps where channels are lanes, else up to 16 channels at one row of the kernel.</summary>
    public int PartsPerPanel => Window.IsLanewise ? Window.Taps : (Window.Channels + 15) / 16 * Window.KernelHeight;

    /// <summary>Numbers of an item's gradient.</summary>
    public int PartLength => 256 * (Window.IsLanewise ? 1 : Window.KernelWidth);

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => [(Source, Access.Read), (Gradient, Access.Read)];

    public override IEnumerable<int> Gradients => [Weight];

    public override BufferUse? RowsOperand => !Window.IsLanewise && Window.SharedBy == 0 ? Source : null;

    public override KernelOp OnRows() => this with { Method = Method + "_FromRows", Window = Window.OnRows() };
}

/// <summary>How an image lies on the padded one that a window walks over.</summary>
/// <param name="Height">The image's rows.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Canvas">Where it lies.</param>
internal sealed record Placement(int Height, int Width, Canvas Canvas);

/// <summary>A named argument of an elementwise op.</summary>
internal sealed record Operand(string Name, BufferUse Buffer, Access Access);

/// <summary>Statements on the vectors of buffers of one shape; <c>i</c> is the offset, and operands that are read are locals of their names.</summary>
internal sealed record ElementwiseOp(string Method, string Comment, Shape Shape, EquatableArray<string> Statements, EquatableArray<Operand> Operands)
    : KernelOp(Method, Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => Operands.Select(operand => (operand.Buffer, operand.Access));

    public static ElementwiseOp Of(string method, string comment, Shape shape, string statement, params Operand[] operands) =>
        new(method, comment, shape, new([statement]), operands.ToEquatableArray());
}

/// <summary>An activation over the features of a row: forward from z to y, backward on dy in place.</summary>
internal sealed record RowwiseOp(string Method, string Comment, Activation Function, bool Backward, BufferUse Source, BufferUse Destination, Shape Shape)
    : KernelOp(Method, Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses =>
        [(Source, Access.Read), (Destination, Backward ? Access.ReadWrite : Access.Write)];
}

/// <summary>A kernel that the layer kind writes itself: what no skeleton covers.</summary>
/// <param name="Node">The node whose kind writes it.</param>
/// <param name="Pass">Which of the kind's kernels.</param>
/// <param name="Parameters">Tensors of parameters that it reads (or, for running statistics, moves), under the names of its arguments.</param>
/// <param name="Fixed">Places in working memory that does not depend on the rows.</param>
/// <param name="ItemsPerRow">What threads may claim one by one: so many items per row of the batch …</param>
/// <param name="Items">… or, where that is 0, so many in all.</param>
/// <param name="ReadsMode">Whether it takes an argument <c>training</c>: false when a loss is computed as in prediction.</param>
internal sealed record LayerKernelOp(
    string Method,
    string Comment,
    int Node,
    string Pass,
    EquatableArray<Operand> Operands,
    EquatableArray<ParameterOperand> Parameters,
    EquatableArray<FixedOperand> Fixed,
    int ItemsPerRow,
    int Items,
    bool ReadsMode)
    : KernelOp(Method, Comment)
{
    /// <summary>The operand by whose f' the kernel can multiply each number that it writes, since it has it at hand and writes it once; null where it cannot.</summary>
    public string? EpilogueOperand { get; init; }

    /// <summary>What happens to a number before it is stored; null for nothing.</summary>
    public Epilogue? Epilogue { get; init; }

    /// <summary>The kind's kernel that makes rows of rows: of its first operand, which alone it reads, the second; null where there is none.</summary>
    public string? RowsPass { get; init; }

    public override BufferUse? RowsOperand => RowsPass is null ? null : Operands[0].Buffer;

    public override BufferUse? RowsResult => RowsPass is null ? null : Operands[1].Buffer;

    public override KernelOp OnRows() => this with { Method = Method + "_FromRows", Pass = RowsPass!, ItemsPerRow = 1 };

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => Operands.Select(operand => (operand.Buffer, operand.Access));
}

/// <summary>A tensor of parameters as a named argument.</summary>
internal sealed record ParameterOperand(string Name, int Parameter, bool Moves = false);

/// <summary>A place in memory that does not depend on the rows, as a named argument.</summary>
internal sealed record FixedOperand(string Name, int Offset, Access Access);

/// <summary>The gradient of a vector of parameters, one per feature: g[f] = Σ_r expression; stored, or used to update at once.</summary>
internal sealed record FeatureGradientOp(string Method, string Comment, int Parameter, Shape Shape, string Expression, EquatableArray<Operand> Operands)
    : KernelOp(Method, Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => Operands.Select(operand => (operand.Buffer, operand.Access));

    public override IEnumerable<int> Gradients => [Parameter];
}

/// <summary>
/// The gradient of a parameter that several layers share: what the layers before came to is kept while another one stores its own, then added to it.
/// </summary>
/// <param name="Place">Where it is kept, in the working memory that does not depend on the rows.</param>
/// <param name="Adds">False before the other layer's kernel, true after it.</param>
internal sealed record SharedGradientOp(string Comment, int Parameter, int Length, int Place, bool Adds)
    : KernelOp("", Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => [];

    public override IEnumerable<int> Gradients => [Parameter];
}

/// <summary>Features of one value copied or added to features of another.</summary>
internal sealed record FeatureCopyOp(
    string Comment,
    BufferUse Source,
    Shape SourceShape,
    int SourceOffset,
    BufferUse Destination,
    Shape DestinationShape,
    int DestinationOffset,
    int Count,
    bool Accumulate)
    : KernelOp("", Comment)
{
    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses =>
        [(Source, Access.Read), (Destination, Accumulate || DestinationOffset > 0 ? Access.ReadWrite : Access.Write)];
}

/// <summary>A fresh dropout mask.</summary>
internal sealed record DropoutMaskOp(BufferUse Mask, double Rate, int Layer, Shape Shape) : KernelOp("", "a fresh mask")
{
    public override bool IsRandom => true;

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => [(Mask, Access.Write)];
}

/// <summary>Fresh standard normal numbers; 0 where nothing is drawn, and in lanes without a feature.</summary>
internal sealed record NoiseOp(BufferUse Noise, int Layer, Shape Shape) : KernelOp("", "fresh noise")
{
    public override bool IsRandom => true;

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => [(Noise, Access.Write)];
}

/// <summary>A loss: its value, and its gradient to the output that it reads.</summary>
/// <param name="Target">The packed target; null for class indices, which are read where they are, and where there is none.</param>
/// <param name="TargetName">Null where there is no target.</param>
internal sealed record LossOp(
    string Method,
    string Comment,
    int Index,
    LossSpec Spec,
    BufferUse Source,
    BufferUse Gradient,
    BufferUse? Target,
    string? TargetName,
    Shape Shape)
    : KernelOp(Method, Comment)
{
    public bool ReadsClasses => Target is null && TargetName is not null;

    public override IEnumerable<(BufferUse Buffer, Access Access)> Uses => Target is { } target
        ? [(Source, Access.Read), (target, Access.Read), (Gradient, Access.Write)]
        : [(Source, Access.Read), (Gradient, Access.Write)];
}

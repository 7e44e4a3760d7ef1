using DeepInit.Networks.Tests.Reference;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The layers on images and sequences, with windows of all sorts, at channels around the lanes and the panels.</summary>
internal static class SpatialModels
{
    private static readonly NaiveWindow Point = new(1, 1);
    private static readonly NaiveWindow Same = new(3, 3, Top: 1, Left: 1, Bottom: 1, Right: 1);
    private static readonly NaiveWindow Uneven = new(2, 3, StrideY: 2, StrideX: 1, Top: 0, Left: 2, Bottom: 1, Right: 1);
    private static readonly NaiveWindow Strided = new(3, 3, StrideY: 2, StrideX: 3, Top: 1, Left: 1, Bottom: 1, Right: 1);
    private static readonly NaiveWindow Dilated = new(3, 2, DilationY: 2, DilationX: 3, Top: 2, Left: 1, Bottom: 2, Right: 3);
    private static readonly NaiveWindow BeyondTheSpan = new(2, 2, StrideY: 3, StrideX: 2, Top: 3, Left: 2, Bottom: 2, Right: 3);

    public static IReadOnlyList<SpatialModel> All { get; } = [.. Convolutions(), .. SeparateConvolutions(), .. TransposedConvolutions(), .. OnTheInput(), .. Pools(), .. SamePaddingModels.All];

    private static IEnumerable<SpatialModel> Convolutions()
    {
        yield return Convolution("Conv2DPoint", 5, 4, 3, 7, 1, Point);
        yield return Convolution("Conv2DSame", 3, 6, 7, 17, 1, Same);
        yield return Convolution("Conv2DUneven", 17, 5, 6, 5, 1, Uneven);
        yield return Convolution("Conv2DPatches", 16, 7, 9, 16, 1, Same);
        yield return Convolution("Conv2DPatchesOfPartPanels", 20, 6, 5, 18, 1, Same, useBias: false);
        yield return Convolution("Conv2DPatchesUneven", 36, 7, 8, 16, 1, new(3, 3, Top: 2, Left: 0, Bottom: 0, Right: 1));
        yield return Convolution("Conv2DStrided", 4, 8, 9, 16, 1, Strided, useBias: false);
        yield return Convolution("Conv2DDilated", 2, 6, 8, 3, 1, Dilated);
        yield return Convolution("Conv2DBeyondTheSpan", 3, 4, 5, 4, 1, BeyondTheSpan);
        yield return Convolution("Conv2DBands", 4, 18, 19, 8, 1, new(5, 5, Top: 2, Left: 2, Bottom: 2, Right: 2));
        yield return Convolution("Conv2DBandsStrided", 18, 23, 19, 20, 1, new(3, 3, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1));
        yield return Convolution("Conv2DWholeImage", 3, 4, 5, 20, 1, new(4, 5));
        yield return Convolution("Conv2DGroupsOfPanels", 32, 3, 4, 64, 2, new(2, 2, StrideX: 2, Bottom: 1));
        yield return Convolution("Conv2DGroupsOfLanes", 6, 5, 4, 9, 3, Same);
        yield return Convolution("Conv2DGroupsOfManyChannels", 34, 4, 4, 6, 2, Uneven, useBias: false);
        yield return Convolution("Conv2DDepthwise", 17, 6, 7, 17, 17, Same);
        yield return Convolution("Conv2DDepthwiseStrided", 5, 8, 9, 5, 5, Strided, useBias: false);
        yield return Convolution("Conv2DDepthwiseUneven", 33, 5, 6, 33, 33, Uneven);
        yield return Convolution("Conv2DDepthwiseInside", 4, 5, 6, 4, 4, new(2, 3));
        yield return Convolution("Conv2DDepthMultiplied", 9, 5, 9, 27, 9, Dilated);
        yield return Convolution("Conv1DGroups", 4, 0, 9, 6, 2, new(1, 3, StrideX: 2, Left: 1, Right: 1));
        yield return Convolution("Conv1DDepthwise", 3, 0, 9, 3, 3, new(1, 4, DilationX: 2, Left: 3));
        yield return Convolution("Conv1DSame", 3, 0, 13, 6, 1, new(1, 5, Left: 2, Right: 2));
        yield return Convolution("Conv1DDilatedStrided", 18, 0, 17, 5, 1, new(1, 3, StrideX: 2, DilationX: 3, Left: 4, Right: 1), useBias: false);
        yield return new("Conv1DCausal", 3, 0, 11, "Conv1D(4, 3, Dilation = 2, Padding = Padding.Causal)", (x, p) => x.Convolve(p("weight"), p("bias"), 4, 1, new(1, 3, DilationX: 2, Left: 4)));
        yield return new("Conv1DEvenSame", 3, 0, 11, "Conv1D(4, 4, Padding = Padding.Same)", (x, p) => x.Convolve(p("weight"), p("bias"), 4, 1, new(1, 4, Left: 1, Right: 2)));
        yield return new("Conv2DDepthwiseActivated", 6, 5, 6, "Conv2D(6, 3, Groups = 6, Padding = Padding.Same, Activation = SiLU)", (x, p) => x.Convolve(p("weight"), p("bias"), 6, 6, Same).Map(z => z / (1 + Math.Exp(-z))));
        yield return new("Conv2DActivated", 3, 5, 6, "Conv2D(5, 3, 2, Activation = SiLU)", (x, p) => x.Convolve(p("weight"), p("bias"), 5, 1, new(3, 2)).Map(z => z / (1 + Math.Exp(-z))));
    }

    private static IEnumerable<SpatialModel> SeparateConvolutions()
    {
        yield return new("DepthwiseConv2DSame", 5, 6, 7, "DepthwiseConv2D(3, Padding = Padding.Same)", (x, p) => x.Convolve(p("weight"), p("bias"), 5, 5, Same));
        yield return new("DepthwiseConv2DMultiplied", 3, 6, 7, $"DepthwiseConv2D({Strided.Arguments(false, true)}, DepthMultiplier = 2)", (x, p) => x.Convolve(p("weight"), p("bias"), 6, 3, Strided));
        yield return new(
            "SeparableConv2DUneven",
            5,
            6,
            7,
            $"SeparableConv2D(18, {Uneven.Arguments(false, true)})",
            (x, p) => x.Convolve(p("depthwise.weight"), null, 5, 5, Uneven).Convolve(p("pointwise.weight"), p("pointwise.bias"), 18, 1, Point));
        yield return new(
            "SeparableConv2DMultiplied",
            3,
            6,
            7,
            "SeparableConv2D(4, 3, Padding = Padding.Same, DepthMultiplier = 2, UseBias = false, Activation = Activation.Tanh)",
            (x, p) => x.Convolve(p("depthwise.weight"), null, 6, 3, Same).Convolve(p("pointwise.weight"), null, 4, 1, Point).Map(Math.Tanh));
    }

    private static IEnumerable<SpatialModel> TransposedConvolutions()
    {
        yield return Transposed("Conv2DTransposePlain", 3, 4, 5, 6, new(3, 2));
        yield return Transposed("Conv2DTransposeDoubled", 2, 3, 3, 4, new(3, 3, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1), endHeight: 1, endWidth: 1);
        yield return Transposed("Conv2DTransposeEven", 18, 3, 4, 1, new(4, 4, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1), useBias: false);
        yield return Transposed("Conv2DTransposeUneven", 5, 4, 3, 17, new(2, 3, StrideY: 3, StrideX: 1, Top: 0, Left: 2, Bottom: 1, Right: 0), endHeight: 2);
        yield return Transposed("Conv2DTransposeDilated", 3, 4, 3, 2, new(3, 2, StrideY: 2, StrideX: 3, DilationY: 2, DilationX: 3, Top: 2, Left: 0, Bottom: 1, Right: 1), endHeight: 1, endWidth: 2);
        yield return Transposed("Conv2DTransposeGaps", 3, 4, 3, 2, new(1, 2, StrideY: 3, StrideX: 3), endHeight: 2);
        yield return Transposed("Conv2DTransposeBands", 17, 9, 11, 6, new(3, 3, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1), endHeight: 1);
        yield return Transposed("Conv1DTransposeDoubled", 3, 0, 6, 5, new(1, 4, StrideX: 2, Left: 1, Right: 1), endWidth: 1);
        yield return Transposed("Conv1DTransposeDilated", 17, 0, 5, 3, new(1, 3, StrideX: 1, DilationX: 2, Left: 3, Right: 0));
        yield return new("Conv2DTransposeSame", 3, 4, 5, "Conv2DTranspose(4, 3, 4, Strides = new[] { 2, 1 }, Padding = Padding.Same)", (x, p) => x.ConvolveTransposed(p("weight"), p("bias"), 4, 8, 5, new(3, 4, StrideY: 2, StrideX: 1, Top: 0, Left: 1)));
        yield return new("Conv2DTransposeActivated", 3, 4, 5, "Conv2DTranspose(4, 2, Strides = new[] { 2 }, Activation = GELU)", (x, p) =>
            x.ConvolveTransposed(p("weight"), p("bias"), 4, 8, 10, new(2, 2, StrideY: 2, StrideX: 2)).Map(z => NaiveActivation.Of("GELU").Forward([z])[0]));
    }

    private static SpatialModel Transposed(string name, int channels, int height, int width, int filters, NaiveWindow w, int endHeight = 0, int endWidth = 0, bool useBias = true)
    {
        bool isSequence = height == 0;
        int outputHeight = isSequence ? 1 : ((height - 1) * w.StrideY) - w.Top - w.Bottom + ((w.Height - 1) * w.DilationY) + 1 + endHeight;
        int outputWidth = ((width - 1) * w.StrideX) - w.Left - w.Right + ((w.Width - 1) * w.DilationX) + 1 + endWidth;
        string end = isSequence ? $"OutputPad = {endWidth}" : $"OutputPads = new[] {{ {endHeight}, {endWidth} }}";
        return new(
            name,
            channels,
            height,
            width,
            $"Conv{(isSequence ? 1 : 2)}DTranspose({filters}, {w.Arguments(isSequence, isDilated: true)}, {end}, UseBias = {(useBias ? "true" : "false")})",
            (x, p) => x.ConvolveTransposed(p("weight"), useBias ? p("bias") : null, filters, outputHeight, outputWidth, w));
    }

    // What a convolution reads where users' rows lie, padded and not, at fewer channels than lanes and at more.
    private static IEnumerable<SpatialModel> OnTheInput()
    {
        yield return Convolution("Conv2DInputPoint", 5, 4, 3, 7, 1, Point) with { ReadsInput = true };
        yield return Convolution("Conv2DInputSame", 1, 9, 8, 6, 1, new(5, 5, Top: 2, Left: 2, Bottom: 2, Right: 2)) with { ReadsInput = true };
        yield return Convolution("Conv2DInputBands", 3, 20, 17, 16, 1, Same) with { ReadsInput = true };
        yield return Convolution("Conv2DInputStrided", 20, 8, 9, 16, 1, Strided, useBias: false) with { ReadsInput = true };
        yield return Convolution("Conv2DInputDilated", 17, 6, 8, 3, 1, Dilated) with { ReadsInput = true };
        yield return Convolution("Conv2DInputInside", 18, 5, 6, 20, 1, new(3, 2, StrideX: 2)) with { ReadsInput = true };
        yield return Convolution("Conv2DInputPatches", 16, 7, 8, 16, 1, Same) with { ReadsInput = true };
        yield return Convolution("Conv2DInputGroups", 6, 5, 4, 9, 3, Same) with { ReadsInput = true };
        yield return Convolution("Conv1DInputUneven", 3, 0, 13, 6, 1, new(1, 5, StrideX: 2, Left: 1, Right: 3)) with { ReadsInput = true };
        yield return Transposed("Conv2DTransposeInput", 2, 3, 3, 4, new(3, 3, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1), endHeight: 1, endWidth: 1) with { ReadsInput = true };
    }

    private static IEnumerable<SpatialModel> Pools()
    {
        (string Name, NaiveWindow Window)[] windows =
        [
            ("Halves", new(2, 2, StrideY: 2, StrideX: 2)),
            ("Overlapping", new(3, 2, StrideY: 1, StrideX: 2, Top: 2, Left: 1, Bottom: 1, Right: 0)),
            ("Gapped", new(2, 3, StrideY: 4, StrideX: 4, Left: 2, Right: 1)),
        ];
        foreach ((string name, NaiveWindow w) in windows)
        {
            yield return new("MaxPooling2D" + name, 5, 6, 7, $"MaxPooling2D({w.Arguments(isSequence: false, isDilated: false)})", (x, _) => x.MaxPool(w));
            yield return new("AveragePooling2D" + name, 17, 6, 7, $"AveragePooling2D({w.Arguments(isSequence: false, isDilated: false)})", (x, _) => x.AveragePool(w, true));
            yield return new("AveragePooling2DInside" + name, 3, 6, 7, $"AveragePooling2D({w.Arguments(isSequence: false, isDilated: false)}, CountIncludePad = false)", (x, _) => x.AveragePool(w, false));
        }

        NaiveWindow s = new(1, 3, StrideX: 2, Left: 1, Right: 2);
        yield return new("MaxPooling1DStrided", 18, 0, 12, $"MaxPooling1D({s.Arguments(isSequence: true, isDilated: false)})", (x, _) => x.MaxPool(s));
        yield return new("MaxPooling1DHalves", 3, 0, 7, "MaxPooling1D(2)", (x, _) => x.MaxPool(new(1, 2, StrideX: 2)));
        yield return new("AveragePooling1DStrided", 3, 0, 12, $"AveragePooling1D({s.Arguments(isSequence: true, isDilated: false)})", (x, _) => x.AveragePool(s, true));
        yield return new("AveragePooling1DInside", 3, 0, 12, $"AveragePooling1D({s.Arguments(isSequence: true, isDilated: false)}, CountIncludePad = false)", (x, _) => x.AveragePool(s, false));
        foreach ((string suffix, int height) in new[] { ("1D", 0), ("2D", 4) })
        {
            yield return new("GlobalMaxPooling" + suffix + "Model", 17, height, 5, "GlobalMaxPooling" + suffix, (x, _) => x.Reduce(Enumerable.Max)) { IsGlobal = true };
            yield return new("GlobalAveragePooling" + suffix + "Model", 5, height, 5, "GlobalAveragePooling" + suffix, (x, _) => x.Reduce(Enumerable.Average)) { IsGlobal = true };
        }
    }

    private static SpatialModel Convolution(string name, int channels, int height, int width, int filters, int groups, NaiveWindow w, bool useBias = true) => new(
        name,
        channels,
        height,
        width,
        $"Conv{(height == 0 ? 1 : 2)}D({filters}, {w.Arguments(height == 0, isDilated: true)}, Groups = {groups}, UseBias = {(useBias ? "true" : "false")})",
        (x, p) => x.Convolve(p("weight"), useBias ? p("bias") : null, filters, groups, w));
}

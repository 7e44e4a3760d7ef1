using DeepInit.Networks.Tests.Reference;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Every layer with <c>Padding.Same</c>, strides other than 1: against loops over an image that is padded as Keras does it.</summary>
internal static class SamePaddingModels
{
    private static readonly NaiveWindow Halving = new(3, 3, StrideY: 2, StrideX: 2);
    private static readonly NaiveWindow Uneven = new(2, 5, StrideY: 3, StrideX: 2);
    private static readonly NaiveWindow Dilated = new(3, 2, StrideY: 2, StrideX: 3, DilationY: 2, DilationX: 2);
    private static readonly NaiveWindow Gapped = new(1, 2, StrideY: 2, StrideX: 4);

    public static IReadOnlyList<SpatialModel> All { get; } =
    [
        Convolution("Halving", 3, 8, 8, 5, 1, Halving),
        Convolution("HalvingOdd", 17, 7, 5, 16, 1, Halving),
        Convolution("Uneven", 5, 7, 8, 6, 1, Uneven),
        Convolution("Dilated", 3, 8, 7, 4, 1, Dilated),
        Convolution("Gapped", 3, 6, 7, 4, 1, Gapped),
        Convolution("Groups", 6, 8, 6, 9, 3, Halving),
        Convolution("Sequence", 3, 0, 8, 6, 1, new(1, 3, StrideX: 2)),
        Convolution("SequenceDilated", 3, 0, 10, 6, 1, new(1, 4, StrideX: 4, DilationX: 2)),
        Convolution("Halving", 3, 8, 8, 5, 1, Halving) with { Name = "InputConv2DSameHalving", ReadsInput = true },
        Of("DepthwiseConv2D", "", 5, 8, 6, Halving, (x, p, w) => x.Convolve(p("weight"), p("bias"), 5, 5, w), "Halving"),
        Of("SeparableConv2D", "4, ", 5, 7, 8, Uneven, (x, p, w) => x.Convolve(p("depthwise.weight"), null, 5, 5, w).Convolve(p("pointwise.weight"), p("pointwise.bias"), 4, 1, new(1, 1)), "Uneven"),
        .. Pools("Halving", 6, 8, Halving),
        .. Pools("Uneven", 7, 8, Uneven),
        .. Pools("Gapped", 6, 7, Gapped),
        .. Pools("Sequence", 0, 8, new(1, 3, StrideX: 2)),
    ];

    private static SpatialModel Convolution(string name, int channels, int height, int width, int filters, int groups, NaiveWindow window) => Of(
        height == 0 ? "Conv1D" : "Conv2D",
        $"{filters}, ",
        channels,
        height,
        width,
        window,
        (x, p, w) => x.Convolve(p("weight"), p("bias"), filters, groups, w),
        name,
        $", Groups = {groups}");

    private static IEnumerable<SpatialModel> Pools(string name, int height, int width, NaiveWindow window)
    {
        string suffix = height == 0 ? "1D" : "2D";
        yield return Of("MaxPooling" + suffix, "", 3, height, width, window, (x, _, w) => x.MaxPool(w), name);
        yield return Of("AveragePooling" + suffix, "", 17, height, width, window, (x, _, w) => x.AveragePool(w, countIncludePad: false), name);
        yield return Of("AveragePooling" + suffix, "", 3, height, width, window, (x, _, w) => x.AveragePool(w, countIncludePad: true), name + "Counting", ", CountIncludePad = true");
    }

    private static SpatialModel Of(
        string kind,
        string first,
        int channels,
        int height,
        int width,
        NaiveWindow window,
        Func<NaiveImage, Func<string, double[]>, NaiveWindow, NaiveImage> forward,
        string name = "",
        string more = "")
    {
        string arguments = window.Arguments(height == 0, isDilated: kind.Contains("Conv", StringComparison.Ordinal));
        arguments = arguments[..arguments.IndexOf(", Pads", StringComparison.Ordinal)];
        NaiveWindow padded = window.Same(Math.Max(1, height), width);
        return new(kind + "Same" + name, channels, height, width, $"{kind}({first}{arguments}, Padding = Padding.Same{more})", (x, p) => forward(x, p, padded));
    }
}

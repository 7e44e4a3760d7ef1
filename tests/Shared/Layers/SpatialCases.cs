using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>What layers on images and sequences share: loops over images, windows of all sorts, channels around the lanes and the panels.</summary>
internal abstract class SpatialCases : LayerCases
{
    protected static readonly NaiveWindow Point = new(1, 1);
    protected static readonly NaiveWindow Around = new(3, 3, Top: 1, Left: 1, Bottom: 1, Right: 1);
    protected static readonly NaiveWindow Uneven = new(2, 3, StrideY: 2, StrideX: 1, Top: 0, Left: 2, Bottom: 1, Right: 1);
    protected static readonly NaiveWindow Strided = new(3, 3, StrideY: 2, StrideX: 3, Top: 1, Left: 1, Bottom: 1, Right: 1);
    protected static readonly NaiveWindow Dilated = new(3, 2, DilationY: 2, DilationX: 3, Top: 2, Left: 1, Bottom: 2, Right: 3);
    protected static readonly NaiveWindow BeyondTheSpan = new(2, 2, StrideY: 3, StrideX: 2, Top: 3, Left: 2, Bottom: 2, Right: 3);

    // With Padding.Same, which then says how many zeros there are.
    protected static readonly NaiveWindow Halving = new(3, 3, StrideY: 2, StrideX: 2);
    protected static readonly NaiveWindow Thirds = new(2, 5, StrideY: 3, StrideX: 2);
    protected static readonly NaiveWindow DilatedSteps = new(3, 2, StrideY: 2, StrideX: 3, DilationY: 2, DilationX: 2);
    protected static readonly NaiveWindow Gapped = new(1, 2, StrideY: 2, StrideX: 4);

    /// <summary>A layer on an image, or on a sequence where <paramref name="reads"/> has two axes.</summary>
    protected LayerCase Of(string name, int[] reads, string arguments, int[] makes, string parameters, Func<NaiveImage, Func<string, double[]>, NaiveImage> naive) =>
        Case(name, reads, arguments, makes, parameters, (x, p) => naive(NaiveImage.OfRow(x, reads), p).Row) with { Surroundings = Surroundings.Once, Rows = [1, 3] };

    /// <summary>The shape of what a window makes of an image or a sequence.</summary>
    protected static int[] Made(int[] reads, NaiveWindow w, int channels) =>
        reads.Length == 2 ? [w.OutputWidth(reads[0]), channels] : [w.OutputHeight(reads[0]), w.OutputWidth(reads[1]), channels];

    /// <summary>A window with the zeros of Padding.Same.</summary>
    protected static NaiveWindow Same(int[] reads, NaiveWindow w) => w.Same(reads.Length == 2 ? 1 : reads[0], reads[^2]);

    /// <summary>A window's arguments, but for its zeros.</summary>
    protected static string Unpadded(NaiveWindow w, bool isSequence, bool isDilated)
    {
        string arguments = w.Arguments(isSequence, isDilated);
        return arguments[..arguments.IndexOf(", Pads", StringComparison.Ordinal)];
    }

    /// <summary>Filters of a kernel, and biases: <c>weight 6×3×3×3, bias 6</c>.</summary>
    protected static string Filters(int filters, int depth, NaiveWindow w, bool isSequence, bool useBias = true, string prefix = "") =>
        $"{prefix}weight {filters}×{depth}×{(isSequence ? "" : $"{w.Height}×")}{w.Width}" + (useBias ? $", {prefix}bias {filters}" : "");
}

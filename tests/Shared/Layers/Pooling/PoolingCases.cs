using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>What pools share: one number of each channel for each window.</summary>
internal abstract class PoolingCases(bool isSequence) : SpatialCases
{
    /// <summary>Windows over images of 6 × 7 pixels: side by side, over each other, with gaps.</summary>
    protected static readonly (string Name, NaiveWindow Window)[] Windows =
    [
        ("Halves", new(2, 2, StrideY: 2, StrideX: 2)),
        ("Overlapping", new(3, 2, StrideY: 1, StrideX: 2, Top: 2, Left: 1, Bottom: 1, Right: 0)),
        ("Gapped", new(2, 3, StrideY: 4, StrideX: 4, Left: 2, Right: 1)),
    ];

    protected static readonly NaiveWindow SequenceSteps = new(1, 3, StrideX: 2, Left: 1, Right: 2);

    /// <summary>With Padding.Same: windows, and the images they move over.</summary>
    protected static readonly (string Name, int Height, int Width, NaiveWindow Window)[] SameWindows = [("Halving", 6, 8, Halving), ("Thirds", 7, 8, Thirds), ("Gapped", 6, 7, Gapped)];

    protected static readonly NaiveWindow SequenceHalving = new(1, 3, StrideX: 2);

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != (isSequence ? 2 : 3))
            return null;

        var layer = new AttributeText(Kind);
        var window = new DrawnWindow(chance, layer, x.Shape, isPool: true);
        AddOptions(chance, layer);
        return window.Makes is { } lengths ? new(layer, window.ShapeOf(lengths, x.Shape[^1])) : null;
    }

    /// <summary>Options besides the window, by chance.</summary>
    protected virtual void AddOptions(Chance chance, AttributeText layer)
    {
    }

    protected LayerCase Of(string name, int[] reads, NaiveWindow w, string more, Func<NaiveImage, NaiveWindow, NaiveImage> naive) =>
        Of(name, reads, w.Arguments(isSequence, isDilated: false) + more, Made(reads, w, reads[^1]), "", (x, _) => naive(x, w));

    protected LayerCase OfSame(string name, int[] reads, NaiveWindow w, string more, Func<NaiveImage, NaiveWindow, NaiveImage> naive)
    {
        NaiveWindow padded = Same(reads, w);
        return Of("Same" + name, reads, $"{Unpadded(w, isSequence, isDilated: false)}, Padding = Padding.Same{more}", Made(reads, padded, reads[^1]), "", (x, _) => naive(x, padded));
    }
}

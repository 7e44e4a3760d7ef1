using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

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
    int Pitch = Panel.Width)
{
    // Patches of an item: enough rows for the product's tiles, few enough for the caches.
    private const int PatchesPerItem = 16;

    // An item pixel by pixel: at least a microsecond of multiply-adds, so that claims cost little, and few enough of an image for the rows that neighbours share.
    private const int MultiplyAddsPerItem = 1 << 16;
    private const int MostBands = 8;

    /// <summary>Places of a patch of 4 × 4 pixels, each of which has a product of its own over the channels.</summary>
    public const int PatchPlaces = 4 * 4;

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
    public Window OnRowMajor() => this with { Pitch = Channels };

    /// <summary>
    /// Whether it is computed by patches of 4 × 4 pixels, with 16 multiplications in the place of 36: where the sums over channels are long enough to pay for the
    /// way there and back, and the patches of an image enough for tiles.
    /// </summary>
    public bool GoesByPatches => KernelHeight == 3 && KernelWidth == 3 && StrideHeight == 1 && StrideWidth == 1 && DilationHeight == 1 && DilationWidth == 1
        && !IsLanewise && !HasGaps && SharedBy == 0 && Channels >= Panel.Width && Channels % 4 == 0 && Filters >= Panel.Width && PatchRows * PatchColumns >= 9;

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
    public int PatchLength => PatchPlaces * Panel.Padded(Channels) * PatchRowsPerItem * PatchColumns;

    /// <summary>Numbers of an item's sums for one panel of filters.</summary>
    public int PatchSumLength => PatchPlaces * Panel.Width * PatchRowsPerItem * PatchColumns;
}

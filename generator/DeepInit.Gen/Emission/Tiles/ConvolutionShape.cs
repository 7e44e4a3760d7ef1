using System.Globalization;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>What the text of a convolution's tiles depends on, beside how many pixels they are wide: the way through the channels.</summary>
/// <param name="Lanewise">Whether each filter has channels of its own: the channels are the lanes.</param>
/// <param name="Stride">There, the step from one pixel to the next; elsewhere 0, because tiles are compiled for the distance.</param>
/// <param name="Narrow">Whether the filters fill half a panel at most: tiles of one vector, and of twice as many pixels.</param>
/// <param name="Loops">Whether there is a loop over the channels; few are written out.</param>
/// <param name="Unroll">Channels that are written out.</param>
internal sealed record ConvolutionShape(bool Lanewise, int Stride, bool Narrow, bool Loops, int Unroll)
{
    /// <summary>Channels up to which a tile is written for just so many.</summary>
    private const int MostWrittenOut = 8;

    /// <summary>What names end in.</summary>
    public string Suffix => Lanewise
        ? "S" + Stride.ToString(CultureInfo.InvariantCulture)
        : (Narrow ? "N" : "") + (Loops ? "U" : "C") + Unroll.ToString(CultureInfo.InvariantCulture);

    /// <summary>What names begin with.</summary>
    public string Word => Lanewise ? "Depthwise" : "Convolution";

    /// <summary>Pixels of the largest tile.</summary>
    public int Largest => Narrow ? 2 * TileEmitter.LargestTile : TileEmitter.LargestTile;

    /// <summary>The shape for a window.</summary>
    public static ConvolutionShape Of(Window window)
    {
        bool loops = window.Channels > MostWrittenOut;
        return window.IsLanewise
            ? new(Lanewise: true, window.StrideWidth, Narrow: false, Loops: true, Unroll: 1)
            : new(Lanewise: false, Stride: 0, IsNarrow(window), loops, !loops ? window.Channels : window.Channels % 4 == 0 ? 4 : 1);
    }

    /// <summary>Whether the filters fill half a panel at most.</summary>
    public static bool IsNarrow(Window window) => !window.IsLanewise && window.Filters <= Panel.Half;

    /// <summary>The tile of so many pixels.</summary>
    public TileForm Tile(int pixels) => Lanewise ? new DepthwiseTileForm(pixels, Stride) : new ConvolutionTileForm(this, pixels);
}

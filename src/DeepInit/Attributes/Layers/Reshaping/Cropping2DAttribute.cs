namespace DeepInit;

/// <summary>Takes the edges off an image.</summary>
/// <remarks>[height, width, channels] becomes [height − top − bottom, width − left − right, channels], which must leave a pixel. It undoes <c>[ZeroPadding2D]</c> of the same numbers.</remarks>
/// <example><code>[Cropping2D(0, 0, 1, 1)]</code> takes off the last row and the last column.</example>
public sealed class Cropping2DAttribute : LayerAttribute
{
    /// <summary>Takes as much off every side.</summary>
    /// <param name="cropping">Rows above and below, columns left and right; at least 0.</param>
    public Cropping2DAttribute(int cropping)
        : this(cropping, cropping)
    {
    }

    /// <summary>Takes as much off opposite sides.</summary>
    /// <param name="height">Rows above, and as many below; at least 0.</param>
    /// <param name="width">Columns to the left, and as many to the right; at least 0.</param>
    public Cropping2DAttribute(int height, int width)
        : this(height, width, height, width)
    {
    }

    /// <summary>Takes something off each side.</summary>
    /// <param name="top">Rows above, at least 0.</param>
    /// <param name="left">Columns to the left, at least 0.</param>
    /// <param name="bottom">Rows below, at least 0.</param>
    /// <param name="right">Columns to the right, at least 0.</param>
    public Cropping2DAttribute(int top, int left, int bottom, int right)
    {
        Top = top;
        Left = left;
        Bottom = bottom;
        Right = right;
    }

    /// <summary>Rows above.</summary>
    public int Top { get; }

    /// <summary>Columns to the left.</summary>
    public int Left { get; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; }

    /// <summary>Columns to the right.</summary>
    public int Right { get; }
}

namespace DeepInit;

/// <summary>Puts zeros around an image.</summary>
/// <remarks>[height, width, channels] becomes [top + height + bottom, left + width + right, channels]. Convolutions pad by themselves, without a copy, where <c>Padding</c> or <c>Pads</c> says so.</remarks>
/// <example><code>[ZeroPadding2D(0, 0, 1, 1)]</code> adds a row below and a column to the right.</example>
public sealed class ZeroPadding2DAttribute : LayerAttribute
{
    /// <summary>Adds as many zeros on every side.</summary>
    /// <param name="padding">Rows above and below, columns left and right; at least 0.</param>
    public ZeroPadding2DAttribute(int padding)
        : this(padding, padding, padding, padding)
    {
    }

    /// <summary>Adds zeros on each side.</summary>
    /// <param name="top">Rows above, at least 0.</param>
    /// <param name="left">Columns to the left, at least 0.</param>
    /// <param name="bottom">Rows below, at least 0.</param>
    /// <param name="right">Columns to the right, at least 0.</param>
    public ZeroPadding2DAttribute(int top, int left, int bottom, int right)
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

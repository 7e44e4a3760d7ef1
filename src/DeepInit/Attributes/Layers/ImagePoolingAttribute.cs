namespace DeepInit;

/// <summary>A window over each channel of an image.</summary>
/// <remarks>[height, width, channels] becomes [rows, columns, channels], where an axis of n pixels has ⌊(n + pads − window) / stride⌋ + 1 places.</remarks>
public abstract class ImagePoolingAttribute : LayerAttribute
{
    private protected ImagePoolingAttribute(int windowHeight, int windowWidth)
    {
        WindowHeight = windowHeight;
        WindowWidth = windowWidth;
    }

    /// <summary>Height of the window.</summary>
    public int WindowHeight { get; }

    /// <summary>Width of the window.</summary>
    public int WindowWidth { get; }

    /// <summary>Steps of the window: one number, or rows and columns, each at least 1; the size of the window unless given.</summary>
    public int[]? Strides { get; set; }

    /// <summary>
    /// What lies beyond the edges; nothing unless given. With <see cref="Padding.Same"/> the window has ⌈length / stride⌉ places along each axis, and what lies
    /// beyond the edges counts in no mean. <see cref="Pads"/> says it in numbers instead.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// What lies around the image, less than the window: one number for all sides; or rows above and below, columns left and right; or top, left, bottom, right.
    /// None unless given.
    /// </summary>
    public int[]? Pads { get; set; }
}

namespace DeepInit;

/// <summary>The largest value of each window; beyond the edges lies minus infinity. Of equal values the first takes the gradient.</summary>
/// <example><code>[MaxPooling2D(2)]</code></example>
public sealed class MaxPooling2DAttribute : LayerAttribute
{
    /// <summary>Adds a pooling layer with a square window.</summary>
    /// <param name="window">Height and width of the window, at least 1.</param>
    public MaxPooling2DAttribute(int window)
        : this(window, window)
    {
    }

    /// <summary>Adds a pooling layer.</summary>
    /// <param name="windowHeight">Height of the window, at least 1.</param>
    /// <param name="windowWidth">Width of the window, at least 1.</param>
    public MaxPooling2DAttribute(int windowHeight, int windowWidth)
    {
        WindowHeight = windowHeight;
        WindowWidth = windowWidth;
    }

    /// <summary>Height of the window.</summary>
    public int WindowHeight { get; }

    /// <summary>Width of the window.</summary>
    public int WindowWidth { get; }

    /// <summary>Steps of the window: one number, or rows and columns; the size of the window unless given.</summary>
    public int[]? Strides { get; set; }

    /// <summary>What lies around the image: one number for all sides; or rows above and below, columns left and right; or top, left, bottom, right.</summary>
    public int[]? Pads { get; set; }
}

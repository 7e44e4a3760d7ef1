namespace DeepInit;

/// <summary>The largest value of each window; beyond the edges lies minus infinity. Of equal values the first takes the gradient.</summary>
/// <example><code>[MaxPooling2D(2)]</code></example>
public sealed class MaxPooling2DAttribute : ImagePoolingAttribute
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
        : base(windowHeight, windowWidth)
    {
    }
}

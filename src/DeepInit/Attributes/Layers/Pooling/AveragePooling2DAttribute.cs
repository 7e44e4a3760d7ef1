namespace DeepInit;

/// <summary>The mean of each window; the zeros of <c>Pads</c> count unless <see cref="CountIncludePad"/> is false, those of <see cref="Padding.Same"/> do not.</summary>
/// <example><code>[AveragePooling2D(2)]</code></example>
public sealed class AveragePooling2DAttribute : ImagePoolingAttribute
{
    /// <summary>Adds a pooling layer with a square window.</summary>
    /// <param name="window">Height and width of the window, at least 1.</param>
    public AveragePooling2DAttribute(int window)
        : this(window, window)
    {
    }

    /// <summary>Adds a pooling layer.</summary>
    /// <param name="windowHeight">Height of the window, at least 1.</param>
    /// <param name="windowWidth">Width of the window, at least 1.</param>
    public AveragePooling2DAttribute(int windowHeight, int windowWidth)
        : base(windowHeight, windowWidth)
    {
    }

    /// <summary>
    /// False leaves what lies beyond the edges out of the mean, sum and number alike; so it is with <see cref="Padding.Same"/>, as in Keras, unless true is given.
    /// </summary>
    public bool CountIncludePad { get; set; } = true;
}

namespace DeepInit;

/// <summary>Enlarges an image by whole factors.</summary>
/// <remarks>[height, width, channels] becomes [height · factor, width · factor, channels]. Nearest repeats each pixel; bilinear interpolates between the centres of pixels, as PyTorch does with <c>align_corners=False</c>, and Keras.</remarks>
/// <example><code>[UpSampling2D(2)] [Conv2D(16, 3, Padding = Padding.Same)]</code></example>
public sealed class UpSampling2DAttribute : LayerAttribute
{
    /// <summary>Adds an enlargement by one factor.</summary>
    /// <param name="factor">How many times as high and as wide, at least 1.</param>
    public UpSampling2DAttribute(int factor)
        : this(factor, factor)
    {
    }

    /// <summary>Adds an enlargement.</summary>
    /// <param name="heightFactor">How many times as high, at least 1.</param>
    /// <param name="widthFactor">How many times as wide, at least 1.</param>
    public UpSampling2DAttribute(int heightFactor, int widthFactor)
    {
        HeightFactor = heightFactor;
        WidthFactor = widthFactor;
    }

    /// <summary>How many times as high.</summary>
    public int HeightFactor { get; }

    /// <summary>How many times as wide.</summary>
    public int WidthFactor { get; }

    /// <summary>What new pixels are made of; the nearest old one unless given.</summary>
    public Interpolation Interpolation { get; set; }
}

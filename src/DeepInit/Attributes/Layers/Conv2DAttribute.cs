namespace DeepInit;

/// <summary>A convolution over images: y[f] = activation(bias + Σ x · filter f) at every place. Filters have PyTorch's shape [filters, channels, height, width].</summary>
/// <example><code>[Input(28, 28, 1)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)]</code></example>
public sealed class Conv2DAttribute : WeightedLayerAttribute
{
    /// <summary>Adds a convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Height and width of the kernel, at least 1.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>Adds a convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>What lies beyond the edges; nothing unless given. <see cref="Pads"/> says it in numbers instead.</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros around the image: one number for all sides; or rows above and below, columns left and right; or top, left, bottom, right.</summary>
    public int[]? Pads { get; set; }

    /// <summary>Steps of the window: one number, or rows and columns; 1 unless given.</summary>
    public int[]? Strides { get; set; }

    /// <summary>Distance of the kernel's taps: one number, or rows and columns; 1 unless given.</summary>
    public int[]? Dilations { get; set; }
}

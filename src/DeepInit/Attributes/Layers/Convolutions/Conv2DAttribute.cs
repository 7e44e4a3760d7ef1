namespace DeepInit;

/// <summary>
/// A convolution over images: y[f] = activation(bias + Σ x · filter f) at every place. Filters have PyTorch's shape [filters, channels / groups, height, width].
/// </summary>
/// <remarks>
/// [height, width, channels] becomes [rows, columns, filters], where an axis of n pixels has ⌊(n + pads − span) / stride⌋ + 1 places, span = dilation · (kernel − 1) + 1. Costs filters · channels / groups · kernel multiply-adds per pixel of the output, on register tiles; no matrix of patches is made.
/// Windows of 3 × 3 with stride 1 over 16 channels and more go by Winograd's F(2 × 2, 3 × 3) (Lavin &amp; Gray 2016), 16 multiplications in the place of 36.
/// </remarks>
/// <example><code>[Input(28, 28, 1)] [Conv2D(32, 3, Padding = Padding.Same, Activation = ReLU)]</code></example>
public sealed class Conv2DAttribute : ImageConvolutionAttribute
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
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>
    /// So many parts of the channels go each into its own part of the filters; it divides both, and is 1 unless given. As many as channels is a depthwise convolution: filters of one
    /// channel each.
    /// </summary>
    public int Groups { get; set; } = 1;
}

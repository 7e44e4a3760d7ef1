namespace DeepInit;

/// <summary>
/// A depthwise separable convolution (Chollet 2017): a depthwise convolution without a bias, then one of single pixels with a bias and the activation. Parameters
/// are <c>depthwise.weight</c> [channels · multiplier, 1, height, width], <c>pointwise.weight</c> [filters, channels · multiplier, 1, 1] and <c>pointwise.bias</c>.
/// </summary>
/// <remarks>Costs channels · multiplier · (kernel + filters) multiply-adds per pixel of the output. <see cref="WeightedLayerAttribute.Init"/> is that of both weights.</remarks>
/// <example><code>[SeparableConv2D(64, 3, Padding = Padding.Same, Activation = ReLU)]</code></example>
public sealed class SeparableConv2DAttribute : ImageConvolutionAttribute
{
    /// <summary>Adds a separable convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Height and width of the depthwise kernel, at least 1.</param>
    public SeparableConv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>Adds a separable convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the depthwise kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the depthwise kernel, at least 1.</param>
    public SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Depthwise filters for each channel, at least 1; 1 unless given.</summary>
    public int DepthMultiplier { get; set; } = 1;
}

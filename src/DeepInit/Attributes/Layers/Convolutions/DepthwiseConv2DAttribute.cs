namespace DeepInit;

/// <summary>
/// A convolution over images in which every channel has filters of its own, as <see cref="Conv2DAttribute"/> with as many groups as channels: channel c goes into
/// outputs c · multiplier and following. Filters have PyTorch's shape [channels · multiplier, 1, height, width].
/// </summary>
/// <remarks>The output has the height and width of a <see cref="Conv2DAttribute"/> and channels · multiplier channels. Costs channels · multiplier · kernel multiply-adds per pixel of the output, on a kernel of its own: the channels are the lanes.</remarks>
/// <example><code>[DepthwiseConv2D(3, Padding = Padding.Same)] [Conv2D(64, 1, Activation = ReLU6)]</code></example>
public sealed class DepthwiseConv2DAttribute : ImageConvolutionAttribute
{
    /// <summary>Adds a depthwise convolution with a square kernel.</summary>
    /// <param name="kernel">Height and width of the kernel, at least 1.</param>
    public DepthwiseConv2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>Adds a depthwise convolution.</summary>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Filters for each channel, at least 1; 1 unless given.</summary>
    public int DepthMultiplier { get; set; } = 1;
}

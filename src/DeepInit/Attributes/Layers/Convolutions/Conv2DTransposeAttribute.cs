namespace DeepInit;

/// <summary>
/// A transposed convolution over images, PyTorch's ConvTranspose2d: every pixel spreads its filters over the output, which has
/// (n − 1) · stride − pads + span + output pad pixels along an axis of n, span = dilation · (kernel − 1) + 1. Filters have PyTorch's shape
/// [channels, filters, height, width].
/// </summary>
/// <remarks>
/// Pads cut pixels off the output; <see cref="Padding.Same"/> makes it n · stride pixels, whatever pads and output pads say. Costs filters · channels · kernel multiply-adds per pixel of the output:
/// it runs as a convolution over the spread image.
/// </remarks>
/// <example><code>[Conv2DTranspose(16, 4, Strides = new[] { 2 }, Pads = new[] { 1 }, Activation = ReLU)]</code></example>
public sealed class Conv2DTransposeAttribute : ImageConvolutionAttribute
{
    /// <summary>Adds a transposed convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Height and width of the kernel, at least 1.</param>
    public Conv2DTransposeAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public Conv2DTransposeAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Rows and columns added below and on the right: one number, or two; 0 unless given, and less than the stride or the dilation.</summary>
    public int[]? OutputPads { get; set; }
}

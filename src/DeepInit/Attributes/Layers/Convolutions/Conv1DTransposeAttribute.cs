namespace DeepInit;

/// <summary>
/// A transposed convolution over sequences, PyTorch's ConvTranspose1d: every step spreads its filters over the output, which has
/// (n − 1) · stride − pads + span + output pad steps of n, span = dilation · (kernel − 1) + 1. Filters have PyTorch's shape [channels, filters, kernel].
/// </summary>
/// <remarks>Pads cut steps off the output; <see cref="Padding.Same"/> makes it n · stride steps, whatever pads and output pad say. Costs filters · channels · kernel multiply-adds per step of the output.</remarks>
/// <example><code>[Conv1DTranspose(16, 4, Stride = 2, Pads = new[] { 1 }, Activation = ReLU)]</code></example>
public sealed class Conv1DTransposeAttribute : SequenceConvolutionAttribute
{
    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Length of the kernel, at least 1.</param>
    public Conv1DTransposeAttribute(int filters, int kernel)
        : base(kernel) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Steps added at the end; 0 unless given, and less than the stride or the dilation.</summary>
    public int OutputPad { get; set; }
}

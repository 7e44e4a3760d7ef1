namespace DeepInit;

/// <summary>
/// A convolution over sequences [length, channels]: y[f] = activation(bias + Σ x · filter f) at every step. Filters have PyTorch's shape
/// [filters, channels / groups, kernel].
/// </summary>
/// <remarks>
/// [length, channels] becomes [steps, filters], where n steps have ⌊(n + pads − span) / stride⌋ + 1 places, span = dilation · (kernel − 1) + 1. Data of PyTorch's shape [channels, length] are declared by the input's <c>Order</c>: <c>[Input(100, 3, Order = ChannelOrder.ChannelsFirst)]</c>.
/// Where rows have lengths of their own (<see cref="InputAttribute.Lengths"/>), a causal convolution (<c>Padding = Padding.Causal</c>, with <c>Stride</c> and <c>Groups</c> 1) keeps them: a step reads
/// earlier steps of its own row, and zeros before the first; others are refused.
/// Runs on the tiles of <see cref="Conv2DAttribute"/>: a sequence is an image of one row.
/// </remarks>
/// <example><code>[Input(100, 3)] [Conv1D(32, 5, Dilation = 2, Padding = Padding.Causal, Activation = ReLU)]</code></example>
public sealed class Conv1DAttribute : SequenceConvolutionAttribute
{
    /// <summary>Adds a convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Length of the kernel, at least 1.</param>
    public Conv1DAttribute(int filters, int kernel)
        : base(kernel) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>
    /// So many parts of the channels go each into its own part of the filters; it divides both, and is 1 unless given. As many as channels is a depthwise convolution: filters of one
    /// channel each.
    /// </summary>
    public int Groups { get; set; } = 1;
}

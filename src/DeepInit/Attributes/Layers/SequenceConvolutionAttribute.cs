namespace DeepInit;

/// <summary>A convolution over sequences [length, channels].</summary>
public abstract class SequenceConvolutionAttribute : WeightedLayerAttribute
{
    private protected SequenceConvolutionAttribute(int kernel) => Kernel = kernel;

    /// <summary>Length of the kernel.</summary>
    public int Kernel { get; }

    /// <summary>What lies beyond the ends; nothing unless given. <see cref="Padding.Same"/> is Keras'. <see cref="Pads"/> says it in numbers instead.</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros around the sequence: one number for both ends, or before and after, each at least 0; none unless given.</summary>
    public int[]? Pads { get; set; }

    /// <summary>The step of the window, at least 1; 1 unless given.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance of the kernel's taps, at least 1; 1 unless given.</summary>
    public int Dilation { get; set; } = 1;
}

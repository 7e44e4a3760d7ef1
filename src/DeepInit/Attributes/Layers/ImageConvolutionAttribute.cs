namespace DeepInit;

/// <summary>A convolution over images [height, width, channels].</summary>
public abstract class ImageConvolutionAttribute : WeightedLayerAttribute
{
    private protected ImageConvolutionAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>What lies beyond the edges; nothing unless given. <see cref="Padding.Same"/> is Keras'. <see cref="Pads"/> says it in numbers instead.</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros around the image: one number for all sides; or rows above and below, columns left and right; or top, left, bottom, right. Each is at least 0; none unless given.</summary>
    public int[]? Pads { get; set; }

    /// <summary>Steps of the window: one number, or rows and columns, each at least 1; 1 unless given.</summary>
    public int[]? Strides { get; set; }

    /// <summary>Distance of the kernel's taps: one number, or rows and columns, each at least 1; 1 unless given.</summary>
    public int[]? Dilations { get; set; }
}

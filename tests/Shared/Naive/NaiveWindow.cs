namespace DeepInit.Tests.Shared.Naive;

/// <summary>A window over an image.</summary>
internal sealed record NaiveWindow(int Height, int Width, int StrideY = 1, int StrideX = 1, int DilationY = 1, int DilationX = 1, int Top = 0, int Left = 0, int Bottom = 0, int Right = 0)
{
    public int Taps => Height * Width;

    public int OutputHeight(int height) => ((height + Top + Bottom - ((Height - 1) * DilationY) - 1) / StrideY) + 1;

    public int OutputWidth(int width) => ((width + Left + Right - ((Width - 1) * DilationX) - 1) / StrideX) + 1;

    /// <summary>Keras' padding "same" around an image: ⌈length / stride⌉ places, the smaller half of the zeros first.</summary>
    public NaiveWindow Same(int height, int width)
    {
        static int Needed(int length, int kernel, int stride, int dilation) =>
            Math.Max(0, (((int)Math.Ceiling(length / (double)stride) - 1) * stride) + (dilation * (kernel - 1)) + 1 - length);
        (int vertical, int horizontal) = (Needed(height, Height, StrideY, DilationY), Needed(width, Width, StrideX, DilationX));
        return this with { Top = vertical / 2, Left = horizontal / 2, Bottom = vertical - (vertical / 2), Right = horizontal - (horizontal / 2) };
    }

    /// <summary>Height and width of what a transposed convolution makes.</summary>
    public (int Height, int Width) Spread(int height, int width, int endHeight, int endWidth) => (
        ((height - 1) * StrideY) - Top - Bottom + ((Height - 1) * DilationY) + 1 + endHeight,
        ((width - 1) * StrideX) - Left - Right + ((Width - 1) * DilationX) + 1 + endWidth);

    /// <summary>Where a tap of the window at an output pixel reads.</summary>
    public (int Y, int X) Place(int oy, int ox, int tap) =>
        ((oy * StrideY) - Top + (tap / Width * DilationY), (ox * StrideX) - Left + (tap % Width * DilationX));

    /// <summary>Its arguments in an attribute on images, or on sequences.</summary>
    public string Arguments(bool isSequence, bool isDilated) => isSequence
        ? $"{Width}, Stride = {StrideX}{(isDilated ? $", Dilation = {DilationX}" : "")}, Pads = new[] {{ {Left}, {Right} }}"
        : $"{Height}, {Width}, Strides = new[] {{ {StrideY}, {StrideX} }}{(isDilated ? $", Dilations = new[] {{ {DilationY}, {DilationX} }}" : "")}, Pads = new[] {{ {Top}, {Left}, {Bottom}, {Right} }}";
}

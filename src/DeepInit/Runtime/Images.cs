using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>Moves images between layouts; inside, an image is [⌈channels / 16⌉][images][height][width][16]. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Images
{
    private const int Width = Panels.Width;

    /// <summary>Copies images [images][channels][pixels] into panels and zeroes the lanes without a channel.</summary>
    /// <returns>Whether every value is finite.</returns>
    public static bool PackChannelsFirst<T>(ReadOnlySpan<T> values, int images, int pixels, int channels, ref T panels)
        where T : unmanaged
    {
        ref T source = ref MemoryMarshal.GetReference(values);
        for (int channel = 0; channel < Panels.Count(channels) * Width; channel++)
        {
            ref T lane = ref Unsafe.Add(ref panels, ((nint)(channel / Width) * images * pixels * Width) + (channel % Width));
            for (int image = 0; image < images; image++)
            {
                for (int pixel = 0; pixel < pixels; pixel++)
                {
                    Unsafe.Add(ref lane, ((nint)image * pixels + pixel) * Width) = channel < channels
                        ? Unsafe.Add(ref source, (((nint)image * channels + channel) * pixels) + pixel)
                        : default;
                }
            }
        }

        return Guard.AllFinite(values);
    }

    /// <summary>Copies panels into images [images][channels][pixels].</summary>
    public static void UnpackChannelsFirst<T>(ref T panels, int images, int pixels, int channels, Span<T> values)
        where T : unmanaged
    {
        ref T destination = ref MemoryMarshal.GetReference(values);
        for (int channel = 0; channel < channels; channel++)
        {
            ref T lane = ref Unsafe.Add(ref panels, ((nint)(channel / Width) * images * pixels * Width) + (channel % Width));
            for (int image = 0; image < images; image++)
            {
                for (int pixel = 0; pixel < pixels; pixel++)
                    Unsafe.Add(ref destination, (((nint)image * channels + channel) * pixels) + pixel) = Unsafe.Add(ref lane, ((nint)image * pixels + pixel) * Width);
            }
        }
    }

    /// <summary>
    /// Puts images into larger ones of zeros: pixel (y, x) goes to (top + y · stepY, left + x · stepX); pixels that fall outside are left out.
    /// </summary>
    /// <remarks>Items first to end: an item is an image of a panel, in the order of memory.</remarks>
    public static void Pad<T>(ref T source, ref T destination, int height, int width, int paddedHeight, int paddedWidth, int top, int left, int stepY, int stepX, int first, int end)
        where T : unmanaged
    {
        for (int item = first; item < end; item++)
        {
            ref T from = ref Unsafe.Add(ref source, (nint)item * height * width * Width);
            ref T to = ref Unsafe.Add(ref destination, (nint)item * paddedHeight * paddedWidth * Width);
            Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref to), 0, (uint)(paddedHeight * paddedWidth * Width * Unsafe.SizeOf<T>()));
            for (int y = 0; y < height; y++)
            {
                int row = top + (y * stepY);
                if ((uint)row >= (uint)paddedHeight)
                    continue;

                for (int x = 0; x < width; x++)
                {
                    int column = left + (x * stepX);
                    if ((uint)column < (uint)paddedWidth)
                    {
                        Unsafe.CopyBlockUnaligned(
                            ref Unsafe.As<T, byte>(ref Unsafe.Add(ref to, ((nint)row * paddedWidth + column) * Width)),
                            ref Unsafe.As<T, byte>(ref Unsafe.Add(ref from, ((nint)y * width + x) * Width)),
                            (uint)(Width * Unsafe.SizeOf<T>()));
                    }
                }
            }
        }
    }

    /// <summary>
    /// The filters that carry gradients back: inputs and outputs exchanged, the kernel turned by half a turn.
    /// [outputs / 16][taps][inputs][16] becomes [inputs / 16][taps][outputs][16].
    /// </summary>
    public static void TurnFilters<T>(ref T source, ref T destination, int outputs, int inputs, int taps)
        where T : unmanaged
    {
        for (int i = 0; i < Panels.Count(inputs) * Width; i++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    nint to = (((((nint)(i / Width) * taps) + tap) * outputs) + o) * Width + (i % Width);
                    nint from = (((((nint)(o / Width) * taps) + (taps - 1 - tap)) * inputs) + i) * Width + (o % Width);
                    Unsafe.Add(ref destination, to) = i < inputs ? Unsafe.Add(ref source, from) : default;
                }
            }
        }
    }

    /// <summary>
    /// Images as rows of features in PyTorch's order: feature channel · pixels + pixel. Panels of images become panels of rows, lanes without a feature zero.
    /// </summary>
    public static void Flatten<T>(ref T images, ref T features, int rows, int pixels, int channels)
        where T : unmanaged
    {
        int count = channels * pixels;
        for (int feature = 0; feature < Panels.Count(count) * Width; feature++)
        {
            ref T to = ref Unsafe.Add(ref features, ((nint)(feature / Width) * rows * Width) + (feature % Width));
            int channel = feature / pixels;
            ref T from = ref Unsafe.Add(ref images, ((nint)(channel / Width) * rows * pixels * Width) + ((nint)(feature % pixels) * Width) + (channel % Width));
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref to, (nint)row * Width) = feature < count ? Unsafe.Add(ref from, (nint)row * pixels * Width) : default;
        }
    }

    /// <summary>The way back: rows of features into images; lanes without a channel become zero.</summary>
    public static void Unflatten<T>(ref T features, ref T images, int rows, int pixels, int channels)
        where T : unmanaged
    {
        for (int channel = 0; channel < Panels.Count(channels) * Width; channel++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int feature = (channel * pixels) + pixel;
                ref T to = ref Unsafe.Add(ref images, ((nint)(channel / Width) * rows * pixels * Width) + ((nint)pixel * Width) + (channel % Width));
                ref T from = ref Unsafe.Add(ref features, ((nint)(feature / Width) * rows * Width) + (feature % Width));
                for (int row = 0; row < rows; row++)
                    Unsafe.Add(ref to, (nint)row * pixels * Width) = channel < channels ? Unsafe.Add(ref from, (nint)row * Width) : default;
            }
        }
    }

    /// <summary>Images as rows of features counted pixel by pixel: feature pixel · channels + channel.</summary>
    public static void FlattenChannelsLast<T>(ref T images, ref T features, int rows, int pixels, int channels)
        where T : unmanaged
    {
        int count = channels * pixels;
        for (int feature = 0; feature < Panels.Count(count) * Width; feature++)
        {
            ref T to = ref Unsafe.Add(ref features, ((nint)(feature / Width) * rows * Width) + (feature % Width));
            int channel = feature % channels;
            ref T from = ref Unsafe.Add(ref images, ((nint)(channel / Width) * rows * pixels * Width) + ((nint)(feature / channels) * Width) + (channel % Width));
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref to, (nint)row * Width) = feature < count ? Unsafe.Add(ref from, (nint)row * pixels * Width) : default;
        }
    }

    /// <summary>The way back of <see cref="FlattenChannelsLast"/>; lanes without a channel become zero.</summary>
    public static void UnflattenChannelsLast<T>(ref T features, ref T images, int rows, int pixels, int channels)
        where T : unmanaged
    {
        for (int channel = 0; channel < Panels.Count(channels) * Width; channel++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int feature = (pixel * channels) + channel;
                ref T to = ref Unsafe.Add(ref images, ((nint)(channel / Width) * rows * pixels * Width) + ((nint)pixel * Width) + (channel % Width));
                ref T from = ref Unsafe.Add(ref features, ((nint)(feature / Width) * rows * Width) + (feature % Width));
                for (int row = 0; row < rows; row++)
                    Unsafe.Add(ref to, (nint)row * pixels * Width) = channel < channels ? Unsafe.Add(ref from, (nint)row * Width) : default;
            }
        }
    }
}

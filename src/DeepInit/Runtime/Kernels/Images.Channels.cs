using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <content>Channels moved from side by side to one after another and back: transpositions of blocks in registers.</content>
public static partial class Images
{
    /// <summary>Pixels of images whose channels are put in order on the stack: 16 · 256 numbers. Larger ones move number by number.</summary>
    private const int StackPixels = 256;

    /// <summary>Copies images [images][channels][pixels] into panels and zeroes the lanes without a channel.</summary>
    /// <returns>Whether every value is finite.</returns>
    public static bool PackChannelsFirst<T>(ReadOnlySpan<T> values, int images, int pixels, int channels, ref T panels)
        where T : unmanaged
    {
        ref T source = ref MemoryMarshal.GetReference(values);
        for (int image = 0; image < images; image++)
        {
            for (int channel = 0; channel < channels; channel += Width)
            {
                nint from = ((nint)image * channels + channel) * pixels;
                nint to = (((nint)(channel / Width) * images) + image) * pixels * Width;
                GatherLanes(ref Unsafe.Add(ref source, from), pixels, Math.Min(Width, channels - channel), ref Unsafe.Add(ref panels, to), pixels, values.Length - from);
            }
        }

        return Guard.AllFinite(values);
    }

    /// <summary>As <see cref="PackChannelsFirst{T}(ReadOnlySpan{T}, int, int, int, ref T)"/>, of values that must be finite.</summary>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void PackChannelsFirst<T>(ReadOnlySpan<T> values, int images, int pixels, int channels, ref T panels, string argument)
        where T : unmanaged
    {
        if (!PackChannelsFirst(values, images, pixels, channels, ref panels))
            Guard.Finite(values, pixels * channels, argument);
    }

    /// <summary>Copies panels into images [images][channels][pixels].</summary>
    public static void UnpackChannelsFirst<T>(ref T panels, int images, int pixels, int channels, Span<T> values)
        where T : unmanaged
    {
        ref T destination = ref MemoryMarshal.GetReference(values);
        for (int image = 0; image < images; image++)
        {
            for (int channel = 0; channel < channels; channel += Width)
            {
                nint to = ((nint)image * channels + channel) * pixels;
                nint from = (((nint)(channel / Width) * images) + image) * pixels * Width;
                SpreadLanes(ref Unsafe.Add(ref panels, from), pixels, ref Unsafe.Add(ref destination, to), Math.Min(Width, channels - channel));
            }
        }
    }

    /// <summary>
    /// Images as rows of features in PyTorch's order: feature channel · pixels + pixel. Panels of images become panels of rows, lanes without a feature zero.
    /// Rows first to end.
    /// </summary>
    /// <remarks>The 16 channels of a panel make 16 · pixels features, and these are whole panels again: one after another on the stack they are cut into them.</remarks>
    public static void Flatten<T>(ref T images, ref T features, int rows, int pixels, int channels, int first, int end)
        where T : unmanaged
    {
        if (pixels > StackPixels)
        {
            MoveToFeatures(ref images, ref features, rows, pixels, channels, channelsLast: false, first, end);
            return;
        }

        int length = pixels * Width;
        Span<T> line = stackalloc T[StackPixels * Width];
        ref T start = ref MemoryMarshal.GetReference(line);
        for (int row = first; row < end; row++)
        {
            for (int channel = 0; channel < channels; channel += Width)
            {
                int present = Math.Min(Width, channels - channel) * pixels;
                SpreadLanes(ref Unsafe.Add(ref images, (((nint)(channel / Width) * rows) + row) * length), pixels, ref start, Math.Min(Width, channels - channel));
                for (int at = 0; at < present; at += Width)
                {
                    ref T to = ref Unsafe.Add(ref features, (((nint)((channel * pixels) + at) / Width * rows) + row) * Width);
                    Copy(ref Unsafe.Add(ref start, at), ref to, Math.Min(Width, present - at));
                }
            }
        }
    }

    /// <summary>The way back of <see cref="Flatten"/>; lanes without a channel become zero.</summary>
    public static void Unflatten<T>(ref T features, ref T images, int rows, int pixels, int channels, int first, int end)
        where T : unmanaged
    {
        if (pixels > StackPixels)
        {
            MoveToImages(ref features, ref images, rows, pixels, channels, channelsLast: false, first, end);
            return;
        }

        int length = pixels * Width;
        Span<T> line = stackalloc T[StackPixels * Width];
        ref T start = ref MemoryMarshal.GetReference(line);
        for (int row = first; row < end; row++)
        {
            for (int channel = 0; channel < channels; channel += Width)
            {
                int present = Math.Min(Width, channels - channel) * pixels;
                for (int at = 0; at < present; at += Width)
                    Copy(ref Unsafe.Add(ref features, (((nint)((channel * pixels) + at) / Width * rows) + row) * Width), ref Unsafe.Add(ref start, at), Width);
                GatherLanes(ref start, pixels, Math.Min(Width, channels - channel), ref Unsafe.Add(ref images, (((nint)(channel / Width) * rows) + row) * length), pixels, length);
            }
        }
    }

    /// <summary>Images as rows of features counted pixel by pixel: feature pixel · channels + channel. Rows first to end.</summary>
    public static void FlattenChannelsLast<T>(ref T images, ref T features, int rows, int pixels, int channels, int first, int end)
        where T : unmanaged =>
        MoveToFeatures(ref images, ref features, rows, pixels, channels, channelsLast: true, first, end);

    /// <summary>The way back of <see cref="FlattenChannelsLast"/>; lanes without a channel become zero.</summary>
    public static void UnflattenChannelsLast<T>(ref T features, ref T images, int rows, int pixels, int channels, int first, int end)
        where T : unmanaged =>
        MoveToImages(ref features, ref images, rows, pixels, channels, channelsLast: true, first, end);

    // Number by number.
    private static void MoveToFeatures<T>(ref T images, ref T features, int rows, int pixels, int channels, bool channelsLast, int first, int end)
        where T : unmanaged
    {
        int count = channels * pixels;
        for (int feature = 0; feature < Panels.Count(count) * Width; feature++)
        {
            (int channel, int pixel) = channelsLast ? (feature % channels, feature / channels) : (feature / pixels, feature % pixels);
            ref T to = ref Unsafe.Add(ref features, ((nint)(feature / Width) * rows * Width) + (feature % Width));
            ref T from = ref Unsafe.Add(ref images, ((nint)(channel / Width) * rows * pixels * Width) + ((nint)pixel * Width) + (channel % Width));
            for (int row = first; row < end; row++)
                Unsafe.Add(ref to, (nint)row * Width) = feature < count ? Unsafe.Add(ref from, (nint)row * pixels * Width) : default;
        }
    }

    private static void MoveToImages<T>(ref T features, ref T images, int rows, int pixels, int channels, bool channelsLast, int first, int end)
        where T : unmanaged
    {
        for (int channel = 0; channel < Panels.Count(channels) * Width; channel++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int feature = channelsLast ? (pixel * channels) + channel : (channel * pixels) + pixel;
                ref T to = ref Unsafe.Add(ref images, ((nint)(channel / Width) * rows * pixels * Width) + ((nint)pixel * Width) + (channel % Width));
                ref T from = ref Unsafe.Add(ref features, ((nint)(feature / Width) * rows * Width) + (feature % Width));
                for (int row = first; row < end; row++)
                    Unsafe.Add(ref to, (nint)row * pixels * Width) = channel < channels ? Unsafe.Add(ref from, (nint)row * Width) : default;
            }
        }
    }

    // panel[p, lane] = lanes[lane, p]; lanes that are not present become zero. So many numbers of the source may be read.
    private static void GatherLanes<T>(ref T lanes, nint stride, int present, ref T panel, int pixels, nint readable)
        where T : unmanaged
    {
        int block = Transposition.BlockSize<T>();
        for (int lane = 0; lane < Width; lane += block)
        {
            int rows = Math.Min(block, present - lane);
            for (int pixel = 0; pixel < pixels; pixel += block)
            {
                ref T to = ref Unsafe.Add(ref panel, ((nint)pixel * Width) + lane);
                int columns = Math.Min(block, pixels - pixel);
                nint from = (lane * stride) + pixel;
                if (rows > 0 && block > 1 && from + ((rows - 1) * stride) + block <= readable)
                {
                    Transposition.Block(ref Unsafe.Add(ref lanes, from), stride, rows, ref to, Width, columns);
                    continue;
                }

                for (int c = 0; c < columns; c++)
                {
                    for (int r = 0; r < block; r++)
                        Unsafe.Add(ref to, (c * Width) + r) = r < rows ? Unsafe.Add(ref lanes, from + (r * stride) + c) : default;
                }
            }
        }
    }

    // lanes[lane, p] = panel[p, lane] for the lanes that are present; lanes lie side by side.
    private static void SpreadLanes<T>(ref T panel, int pixels, ref T lanes, int present)
        where T : unmanaged
    {
        int block = Transposition.BlockSize<T>();
        for (int lane = 0; lane < present; lane += block)
        {
            int columns = Math.Min(block, present - lane);
            int pixel = 0;
            if (block > 1)
            {
                for (; pixel <= pixels - block; pixel += block)
                    Transposition.Block(ref Unsafe.Add(ref panel, ((nint)pixel * Width) + lane), Width, block, ref Unsafe.Add(ref lanes, ((nint)lane * pixels) + pixel), pixels, columns);
            }

            Transposition.Scalar(ref Unsafe.Add(ref panel, ((nint)pixel * Width) + lane), Width, pixels - pixel, ref Unsafe.Add(ref lanes, ((nint)lane * pixels) + pixel), pixels, columns);
        }
    }

    // So many of 16 numbers, the rest zero.
    private static void Copy<T>(ref T from, ref T to, int present)
        where T : unmanaged
    {
        if (present == Width)
        {
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref from), (uint)(Width * Unsafe.SizeOf<T>()));
            return;
        }

        for (int i = 0; i < Width; i++)
            Unsafe.Add(ref to, i) = i < present ? Unsafe.Add(ref from, i) : default;
    }
}

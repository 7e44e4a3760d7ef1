using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Moves images between layouts; inside, an image is [⌈channels / 16⌉][images][height][width][16]. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Images
{
    private const int Width = Panels.Width;

    /// <summary>
    /// Puts images into larger ones of zeros: pixel (y, x) goes to (top + y · stepY, left + x · stepX); pixels that fall outside are left out.
    /// </summary>
    /// <remarks>Items first to end: an item is an image of a panel, in the order of memory.</remarks>
    [MethodImpl(KernelCode.Optimized)]
    public static void Pad<T>(ref T source, ref T destination, int height, int width, int paddedHeight, int paddedWidth, int top, int left, int stepY, int stepX, int first, int end)
        where T : unmanaged
    {
        for (int item = first; item < end; item++)
        {
            ref T from = ref Unsafe.Add(ref source, (nint)item * height * width * Width);
            ref T to = ref Unsafe.Add(ref destination, (nint)item * paddedHeight * paddedWidth * Width);
            PadLines(ref from, ref to, height, width, Width, paddedWidth, top, left, stepY, stepX, 0, paddedHeight);
        }
    }

    /// <summary>As <see cref="Pad"/>, of images as users hand them over: [images][height][width][channels], and so are the larger ones.</summary>
    /// <remarks>Items first to end: an item is an image.</remarks>
    [MethodImpl(KernelCode.Optimized)]
    public static void PadRows<T>(ref T source, ref T destination, int height, int width, int channels, int paddedHeight, int paddedWidth, int top, int left, int stepY, int stepX, int first, int end)
        where T : unmanaged
    {
        for (int item = first; item < end; item++)
        {
            ref T from = ref Unsafe.Add(ref source, (nint)item * height * width * channels);
            ref T to = ref Unsafe.Add(ref destination, (nint)item * paddedHeight * paddedWidth * channels);
            PadLines(ref from, ref to, height, width, channels, paddedWidth, top, left, stepY, stepX, 0, paddedHeight);
        }
    }

    /// <summary>Some rows of one image put into zeros, as <see cref="Pad"/> does: [panels][height][width][length] becomes [panels][rows][paddedWidth][length].</summary>
    /// <param name="image">The image in its first panel of channels.</param>
    /// <param name="panelStep">Numbers from a panel to the next.</param>
    /// <param name="panels">Panels of channels.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="length">Numbers of a pixel: 16, or the channels of an image as users hand it over.</param>
    /// <param name="paddedWidth">Columns of the larger image.</param>
    /// <param name="top">The row of the larger image that takes the first one.</param>
    /// <param name="left">The column that takes the first one.</param>
    /// <param name="stepY">Rows from one to the next.</param>
    /// <param name="stepX">Columns from one to the next.</param>
    /// <param name="firstRow">The first row of the larger image that is asked for.</param>
    /// <param name="rows">So many rows of it.</param>
    /// <param name="canvas">Takes them.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void PadBand<T>(ref T image, int panelStep, int panels, int height, int width, int length, int paddedWidth, int top, int left, int stepY, int stepX, int firstRow, int rows, ref T canvas)
        where T : unmanaged
    {
        for (int panel = 0; panel < panels; panel++)
        {
            ref T from = ref Unsafe.Add(ref image, (nint)panel * panelStep);
            PadLines(ref from, ref Unsafe.Add(ref canvas, (nint)panel * rows * paddedWidth * length), height, width, length, paddedWidth, top, left, stepY, stepX, firstRow, rows);
        }
    }

    private static void PadLines<T>(ref T from, ref T to, int height, int width, int length, int paddedWidth, int top, int left, int stepY, int stepX, int firstRow, int rows)
        where T : unmanaged
    {
        // of the columns that fall inside: the first of the image, the first of the canvas, and how many
        int skipped = stepX == 1 ? Math.Max(0, -left) : 0;
        int start = Math.Max(0, left);
        int copied = stepX == 1 ? Math.Min(width, paddedWidth - left) - skipped : 0;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            int y = row - top;
            bool isThere = y >= 0 && y < height * stepY && y % stepY == 0;
            ref T source = ref Unsafe.Add(ref from, isThere ? (nint)(y / stepY) * width * length : 0);
            if (isThere && copied > 0)
            {
                Clear(ref to, start * length);
                Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref to, start * length)), ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, skipped * length)), (uint)(copied * length * Unsafe.SizeOf<T>()));
                Clear(ref Unsafe.Add(ref to, (start + copied) * length), (paddedWidth - start - copied) * length);
            }
            else
            {
                Clear(ref to, paddedWidth * length);
            }

            for (int x = 0; isThere && stepX > 1 && x < width; x++)
            {
                int column = left + (x * stepX);
                if ((uint)column < (uint)paddedWidth)
                    Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref to, column * length)), ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, x * length)), (uint)(length * Unsafe.SizeOf<T>()));
            }

            to = ref Unsafe.Add(ref to, paddedWidth * length);
        }
    }

    private static void Clear<T>(ref T start, int count)
        where T : unmanaged
    {
        if (count > 0)
            Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref start), 0, (uint)(count * Unsafe.SizeOf<T>()));
    }

    /// <summary>
    /// The filters that carry gradients back: inputs and outputs exchanged, the kernel turned by half a turn.
    /// [outputs / 16][taps][inputs][16] becomes [inputs / 16][taps][outputs][16]; of several groups, each for itself, one after another.
    /// </summary>
    /// <remarks>Inputs and outputs are those of a group; of several groups, both are multiples of 16.</remarks>
    public static void TurnFilters<T>(ref T source, ref T destination, int outputs, int inputs, int taps, int groups = 1)
        where T : unmanaged
    {
        for (int group = 0; group < groups; group++)
        {
            nint at = (nint)group * outputs * inputs * taps;
            TurnGroup(ref Unsafe.Add(ref source, at), ref Unsafe.Add(ref destination, at), outputs, inputs, taps);
        }
    }

    /// <summary>
    /// The filters that carry gradients back where each lane has channels of its own: [panels][taps][depth][16] becomes [panels · depth][taps][16], the kernel
    /// turned by half a turn.
    /// </summary>
    public static void TurnLanes<T>(ref T source, ref T destination, int panels, int depth, int taps)
        where T : unmanaged
    {
        for (int panel = 0; panel < panels; panel++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                for (int i = 0; i < depth * Width; i++)
                {
                    nint to = (((((nint)panel * depth) + (i / Width)) * taps) + (taps - 1 - tap)) * Width + (i % Width);
                    Unsafe.Add(ref destination, to) = Unsafe.Add(ref source, ((((nint)panel * taps) + tap) * depth * Width) + i);
                }
            }
        }
    }

    /// <summary>
    /// As <see cref="Pad"/>, but channel by channel for filters that have channels of their own: panel p · depth + i of the destination holds, in the lane of
    /// each of the filters of panel p, the i-th channel of the filter's group.
    /// </summary>
    /// <remarks>Items first to end: an item is an image of a panel of the destination, in the order of memory. Lanes without a filter become zero.</remarks>
    public static void Gather<T>(ref T source, ref T destination, int images, int height, int width, int paddedHeight, int paddedWidth, int top, int left, int stepY, int stepX, int channels, int filters, int groups, int first, int end)
        where T : unmanaged
    {
        int depth = channels / groups;
        for (int item = first; item < end; item++)
        {
            int panel = item / images;
            int image = item % images;
            ref T to = ref Unsafe.Add(ref destination, (nint)item * paddedHeight * paddedWidth * Width);
            Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref to), 0, (uint)(paddedHeight * paddedWidth * Width * Unsafe.SizeOf<T>()));
            for (int lane = 0; lane < Width; lane++)
            {
                int filter = (panel / depth * Width) + lane;
                if (filter >= filters)
                    break;

                int channel = (filter / (filters / groups) * depth) + (panel % depth);
                ref T from = ref Unsafe.Add(ref source, ((((nint)(channel / Width) * images) + image) * height * width * Width) + (channel % Width));
                for (int y = 0; y < height; y++)
                {
                    int row = top + (y * stepY);
                    if ((uint)row >= (uint)paddedHeight)
                        continue;

                    for (int x = 0; x < width; x++)
                    {
                        int column = left + (x * stepX);
                        if ((uint)column < (uint)paddedWidth)
                            Unsafe.Add(ref to, (((nint)row * paddedWidth + column) * Width) + lane) = Unsafe.Add(ref from, ((nint)y * width + x) * Width);
                    }
                }
            }
        }
    }

    /// <summary>The way back from <see cref="Gather"/> without the padding: each channel is the sum of what all filters of its group have for it.</summary>
    /// <remarks>Items first to end: an item is an image of a panel of the destination, in the order of memory. Lanes without a channel become zero.</remarks>
    public static void Scatter<T>(ref T source, ref T destination, int images, int pixels, int channels, int filters, int groups, bool accumulate, int first, int end)
        where T : unmanaged
    {
        int depth = channels / groups;
        int share = filters / groups;
        for (int item = first; item < end; item++)
        {
            int panel = item / images;
            int image = item % images;
            ref T to = ref Unsafe.Add(ref destination, (nint)item * pixels * Width);
            if (!accumulate)
                Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref to), 0, (uint)(pixels * Width * Unsafe.SizeOf<T>()));

            for (int lane = 0; lane < Width && (panel * Width) + lane < channels; lane++)
            {
                int channel = (panel * Width) + lane;
                for (int filter = channel / depth * share; filter < ((channel / depth) + 1) * share; filter++)
                {
                    int from = (filter / Width * depth) + (channel % depth);
                    AddLane(ref Unsafe.Add(ref source, ((((nint)from * images) + image) * pixels * Width) + (filter % Width)), ref Unsafe.Add(ref to, lane), pixels);
                }
            }
        }
    }

    private static void AddLane<T>(ref T source, ref T destination, int pixels)
        where T : unmanaged
    {
        // The type is known when this is compiled, and one of the branches is left.
        for (nint i = 0; i < (nint)pixels * Width; i += Width)
        {
            if (typeof(T) == typeof(float))
                Unsafe.As<T, float>(ref Unsafe.Add(ref destination, i)) += Unsafe.As<T, float>(ref Unsafe.Add(ref source, i));
            else
                Unsafe.As<T, double>(ref Unsafe.Add(ref destination, i)) += Unsafe.As<T, double>(ref Unsafe.Add(ref source, i));
        }
    }

    private static void TurnGroup<T>(ref T source, ref T destination, int outputs, int inputs, int taps)
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
}

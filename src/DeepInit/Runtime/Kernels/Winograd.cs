using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Convolutions 3 × 3 with 16 multiplications for 4 pixels instead of 36: y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A, of 4 × 4 pixels d that overlap by two. Called by
/// generated code, which has the products in between and the way back.
/// </summary>
/// <remarks>Winograd's F(2 × 2, 3 × 3); A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, CVPR 2016.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Winograd
{
    private const int Width = Panels.Width;

    /// <summary>
    /// G g Gᵀ of panels of filters: [panels][9][channels][16] becomes [panels][16][channels][16].
    /// G = (1 0 0; ½ ½ ½; ½ −½ ½; 0 0 1).
    /// </summary>
    /// <param name="filters">The filters.</param>
    /// <param name="transformed">Takes the result.</param>
    /// <param name="channels">The channels that each filter reads.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void TransformFilters<T>(ref T filters, ref T transformed, int channels, int first, int end)
        where T : unmanaged
    {
        int step = channels * Width;
        var half = new Vector<T>(Scalar.FromDouble<T>(0.5));
        for (int panel = first; panel < end; panel++)
        {
            ref T from = ref Unsafe.Add(ref filters, (nint)panel * 9 * step);
            ref T to = ref Unsafe.Add(ref transformed, (nint)panel * 16 * step);
            for (int i = 0; i < step; i += Vector<T>.Count)
            {
                TransformColumn(ref from, ref to, i, 0, step, half);
                TransformColumn(ref from, ref to, i, 1, step, half);
                TransformColumn(ref from, ref to, i, 2, step, half);
                TransformColumn(ref from, ref to, i, 3, step, half);
            }
        }
    }

    /// <summary>
    /// Bᵀ d B of patches of an image in zeros: patch (r, c) is the 4 × 4 pixels from (2r − top, 2c − left) on. [panels][height][width][16] becomes
    /// [16][panels][patches][16]. B = (1 0 0 0; 0 1 −1 1; −1 1 1 0; 0 0 0 −1).
    /// </summary>
    /// <param name="image">The image in its first panel of channels.</param>
    /// <param name="panelStep">Numbers from a panel to the next.</param>
    /// <param name="panels">Panels of channels.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="top">Rows of zeros above it; negative where its first rows are left out.</param>
    /// <param name="left">Columns of zeros on its left.</param>
    /// <param name="firstRow">The first row of patches.</param>
    /// <param name="rows">Rows of patches.</param>
    /// <param name="columns">Patches in each of them.</param>
    /// <param name="patches">Takes the result.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void TransformPatches<T>(ref T image, int panelStep, int panels, int height, int width, int top, int left, int firstRow, int rows, int columns, ref T patches)
        where T : unmanaged
    {
        int count = rows * columns;
        int step = panels * count * Width;
        int line = width * Width;
        for (int panel = 0; panel < panels; panel++)
        {
            ref T from = ref Unsafe.Add(ref image, (nint)panel * panelStep);
            ref T to = ref Unsafe.Add(ref patches, (nint)panel * count * Width);
            for (int row = firstRow; row < firstRow + rows; row++)
            {
                int y = (2 * row) - top;
                bool isInside = y >= 0 && y + 3 < height;
                for (int column = 0; column < columns; column++)
                {
                    int x = (2 * column) - left;
                    if (isInside && x >= 0 && x + 3 < width)
                    {
                        ref T d = ref Unsafe.Add(ref from, ((nint)y * line) + ((nint)x * Width));
                        for (int c = 0; c < Width; c += Vector<T>.Count)
                            TransformInside(ref Unsafe.Add(ref d, c), line, ref Unsafe.Add(ref to, c), step);
                    }
                    else
                    {
                        for (int c = 0; c < Width; c += Vector<T>.Count)
                            TransformEdge(ref Unsafe.Add(ref from, c), height, width, y, x, ref Unsafe.Add(ref to, c), step);
                    }

                    to = ref Unsafe.Add(ref to, Width);
                }
            }
        }
    }

    // One column of G g Gᵀ: of the three columns of the kernel first, of its rows then.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumn<T>(ref T from, ref T to, int i, int column, int step, Vector<T> half)
        where T : unmanaged
    {
        Vector<T> g0 = Combined(ref from, i, 0, column, step, half);
        Vector<T> g1 = Combined(ref from, i, 1, column, step, half);
        Vector<T> g2 = Combined(ref from, i, 2, column, step, half);
        At(ref to, i + ((nint)column * step)) = g0;
        At(ref to, i + ((nint)(4 + column) * step)) = (g0 + g1 + g2) * half;
        At(ref to, i + ((nint)(8 + column) * step)) = (g0 - g1 + g2) * half;
        At(ref to, i + ((nint)(12 + column) * step)) = g2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Combined<T>(ref T from, int i, int row, int column, int step, Vector<T> half)
        where T : unmanaged
    {
        nint at = i + ((nint)3 * row * step);
        return column switch
        {
            0 => At(ref from, at),
            1 => (At(ref from, at) + At(ref from, at + step) + At(ref from, at + (2 * step))) * half,
            2 => (At(ref from, at) - At(ref from, at + step) + At(ref from, at + (2 * step))) * half,
            _ => At(ref from, at + (2 * step)),
        };
    }

    // Row by row of Bᵀ d, so that the two rows in the middle stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformInside<T>(ref T d, int line, ref T to, int step)
        where T : unmanaged
    {
        ref T p = ref Unsafe.Add(ref d, line);
        ref T q = ref Unsafe.Add(ref p, line);
        Vector<T> p0 = At(ref p, 0), p1 = At(ref p, Width), p2 = At(ref p, 2 * Width), p3 = At(ref p, 3 * Width);
        Vector<T> q0 = At(ref q, 0), q1 = At(ref q, Width), q2 = At(ref q, 2 * Width), q3 = At(ref q, 3 * Width);
        StoreRow(At(ref d, 0) - q0, At(ref d, Width) - q1, At(ref d, 2 * Width) - q2, At(ref d, 3 * Width) - q3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(p0 + q0, p1 + q1, p2 + q2, p3 + q3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(q0 - p0, q1 - p1, q2 - p2, q3 - p3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        q = ref Unsafe.Add(ref q, line);
        StoreRow(p0 - At(ref q, 0), p1 - At(ref q, Width), p2 - At(ref q, 2 * Width), p3 - At(ref q, 3 * Width), ref to, step);
    }

    // The same where some of the pixels are not there.
    [MethodImpl(KernelCode.Optimized)]
    private static void TransformEdge<T>(ref T image, int height, int width, int y, int x, ref T to, int step)
        where T : unmanaged
    {
        Vector<T> p0 = Pixel(ref image, height, width, y + 1, x), p1 = Pixel(ref image, height, width, y + 1, x + 1), p2 = Pixel(ref image, height, width, y + 1, x + 2), p3 = Pixel(ref image, height, width, y + 1, x + 3);
        Vector<T> q0 = Pixel(ref image, height, width, y + 2, x), q1 = Pixel(ref image, height, width, y + 2, x + 1), q2 = Pixel(ref image, height, width, y + 2, x + 2), q3 = Pixel(ref image, height, width, y + 2, x + 3);
        StoreRow(Pixel(ref image, height, width, y, x) - q0, Pixel(ref image, height, width, y, x + 1) - q1, Pixel(ref image, height, width, y, x + 2) - q2, Pixel(ref image, height, width, y, x + 3) - q3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(p0 + q0, p1 + q1, p2 + q2, p3 + q3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(q0 - p0, q1 - p1, q2 - p2, q3 - p3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        y += 3;
        StoreRow(p0 - Pixel(ref image, height, width, y, x), p1 - Pixel(ref image, height, width, y, x + 1), p2 - Pixel(ref image, height, width, y, x + 2), p3 - Pixel(ref image, height, width, y, x + 3), ref to, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Pixel<T>(ref T image, int height, int width, int y, int x)
        where T : unmanaged =>
        (uint)y < (uint)height && (uint)x < (uint)width ? At(ref image, (((nint)y * width) + x) * Width) : Vector<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow<T>(Vector<T> u0, Vector<T> u1, Vector<T> u2, Vector<T> u3, ref T to, int step)
        where T : unmanaged
    {
        At(ref to, 0) = u0 - u2;
        At(ref to, step) = u1 + u2;
        At(ref to, 2 * step) = u2 - u1;
        At(ref to, 3 * step) = u1 - u3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector<T> At<T>(ref T start, nint index)
        where T : unmanaged =>
        ref Unsafe.As<T, Vector<T>>(ref Unsafe.Add(ref start, index));
}

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
    /// Bᵀ d B of patches of an image: patch (r, c) is the 4 × 4 pixels from (2r, 2c) on. [panels][height][width][16] becomes [16][panels][patches][16].
    /// B = (1 0 0 0; 0 1 −1 1; −1 1 1 0; 0 0 0 −1).
    /// </summary>
    /// <remarks>Where a patch hangs over the edge, the edge's pixels stand in for those beyond; nothing that is kept depends on them.</remarks>
    /// <param name="image">The image in its first panel of channels.</param>
    /// <param name="panelStep">Numbers from a panel to the next.</param>
    /// <param name="panels">Panels of channels.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="firstRow">The first row of patches.</param>
    /// <param name="rows">Rows of patches.</param>
    /// <param name="columns">Patches in each of them.</param>
    /// <param name="patches">Takes the result.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void TransformPatches<T>(ref T image, int panelStep, int panels, int height, int width, int firstRow, int rows, int columns, ref T patches)
        where T : unmanaged
    {
        int count = rows * columns;
        int step = panels * count * Width;
        int line = width * Width;
        for (int panel = 0; panel < panels; panel++)
        {
            ref T to = ref Unsafe.Add(ref patches, (nint)panel * count * Width);
            for (int row = firstRow; row < firstRow + rows; row++)
            {
                ref T from = ref Unsafe.Add(ref image, ((nint)panel * panelStep) + ((nint)2 * row * line));
                int below = Math.Min(3, height - 1 - (2 * row)) * line;
                for (int column = 0; column < columns; column++)
                {
                    int beside = Math.Min(3, width - 1 - (2 * column)) * Width;
                    for (int c = 0; c < Width; c += Vector<T>.Count)
                        TransformPatch(ref Unsafe.Add(ref from, c), line, below, beside, ref Unsafe.Add(ref to, c), step);

                    from = ref Unsafe.Add(ref from, 2 * Width);
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
    private static void TransformPatch<T>(ref T d, int line, int below, int beside, ref T to, int step)
        where T : unmanaged
    {
        Vector<T> p0 = At(ref d, line), p1 = At(ref d, line + Width), p2 = At(ref d, line + (2 * Width)), p3 = At(ref d, line + beside);
        Vector<T> q0 = At(ref d, 2 * line), q1 = At(ref d, (2 * line) + Width), q2 = At(ref d, (2 * line) + (2 * Width)), q3 = At(ref d, (2 * line) + beside);
        StoreRow(At(ref d, 0) - q0, At(ref d, Width) - q1, At(ref d, 2 * Width) - q2, At(ref d, beside) - q3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(p0 + q0, p1 + q1, p2 + q2, p3 + q3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(q0 - p0, q1 - p1, q2 - p2, q3 - p3, ref to, step);
        to = ref Unsafe.Add(ref to, (nint)4 * step);
        StoreRow(p0 - At(ref d, below), p1 - At(ref d, below + Width), p2 - At(ref d, below + (2 * Width)), p3 - At(ref d, below + beside), ref to, step);
    }

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

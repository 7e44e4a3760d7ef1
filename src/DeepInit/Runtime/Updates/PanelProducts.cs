using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Products of matrices that lie in panels of 16 rows, <c>[rows / 16][columns][16]</c>, lanes without a row zero. Tiles of 16 × 6 numbers: two vectors from one stream, six numbers of the
/// other in all lanes, twelve sums in registers.
/// </summary>
internal static class PanelProducts
{
    private const int Width = Panels.Width;

    // Columns of two panels that stay in the first-level cache together.
    private const int Depth = 256;

    /// <summary>A block of 16 × 16 numbers of X Xᵀ, which is symmetric: it is written to its place and, transposed, to that on the other side of the diagonal.</summary>
    /// <param name="x">X in panels.</param>
    /// <param name="columns">Columns of X.</param>
    /// <param name="row">The panel of rows.</param>
    /// <param name="column">The panel of columns, at most <paramref name="row"/>.</param>
    /// <param name="product">Takes the product in panels, its columns up to whole panels.</param>
    /// <param name="pitch">Columns of the product.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void Gram<T>(ref T x, int columns, int row, int column, ref T product, int pitch)
        where T : unmanaged
    {
        ref T left = ref Unsafe.Add(ref x, (nint)row * columns * Width);
        ref T right = ref Unsafe.Add(ref x, (nint)column * columns * Width);
        ref T block = ref Unsafe.Add(ref product, (((nint)row * pitch) + (column * Width)) * Width);
        for (int k = 0; k < columns; k += Depth)
        {
            int depth = Math.Min(Depth, columns - k);
            ref T from = ref Unsafe.Add(ref left, k * Width);
            ref T factors = ref Unsafe.Add(ref right, k * Width);
            for (int lane = 0; lane < Width; lane += 2 * Vector<T>.Count)
            {
                // 16 columns: 6, 6 and 4
                for (int j = 0; j < 12; j += 6)
                    Tile6(ref Unsafe.Add(ref from, lane), ref Unsafe.Add(ref factors, j), 1, Width, 1, depth, 0, k > 0, ref Unsafe.Add(ref block, (j * Width) + lane));
                Tile4(ref Unsafe.Add(ref from, lane), ref Unsafe.Add(ref factors, 12), 1, Width, 1, depth, 0, k > 0, ref Unsafe.Add(ref block, (12 * Width) + lane));
            }
        }

        if (row == column)
            return;
        ref T mirror = ref Unsafe.Add(ref product, (((nint)column * pitch) + (row * Width)) * Width);
        for (int i = 0; i < Width; i++)
        {
            for (int j = 0; j < Width; j++)
                Unsafe.Add(ref mirror, (j * Width) + i) = Unsafe.Add(ref block, (i * Width) + j);
        }
    }

    /// <summary>Some columns of a panel of S X, for a square S.</summary>
    /// <param name="s">S in panels, its columns up to whole panels.</param>
    /// <param name="size">Columns of S, a multiple of 16.</param>
    /// <param name="x">X in panels.</param>
    /// <param name="columns">Columns of X, and of the product.</param>
    /// <param name="panel">The panel of rows.</param>
    /// <param name="first">The first column.</param>
    /// <param name="end">The column after the last.</param>
    /// <param name="product">Takes the product in panels.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void Multiply<T>(ref T s, int size, ref T x, int columns, int panel, int first, int end, ref T product)
        where T : unmanaged
    {
        ref T left = ref Unsafe.Add(ref s, (nint)panel * size * Width);
        ref T to = ref Unsafe.Add(ref product, (nint)panel * columns * Width);
        for (int lane = 0; lane < Width; lane += 2 * Vector<T>.Count)
        {
            ref T from = ref Unsafe.Add(ref left, lane);
            int column = first;
            for (; column + 6 <= end; column += 6)
                Tile6(ref from, ref Unsafe.Add(ref x, (nint)column * Width), Width, 1, size / Width, Width, columns * Width, false, ref Unsafe.Add(ref to, ((nint)column * Width) + lane));
            for (; column + 4 <= end; column += 4)
                Tile4(ref from, ref Unsafe.Add(ref x, (nint)column * Width), Width, 1, size / Width, Width, columns * Width, false, ref Unsafe.Add(ref to, ((nint)column * Width) + lane));
            for (; column < end; column++)
                Tile1(ref from, ref Unsafe.Add(ref x, (nint)column * Width), size / Width, columns * Width, ref Unsafe.Add(ref to, ((nint)column * Width) + lane));
        }
    }

    /// <summary>How many rows <see cref="Rows"/> takes.</summary>
    public const int RowsAtOnce = 6;

    /// <summary>Products of a panel with six rows of numbers.</summary>
    /// <param name="panel">Panel rows, one after another.</param>
    /// <param name="depth">How many.</param>
    /// <param name="rows">The first row, of as many numbers.</param>
    /// <param name="pitch">Numbers from a row to the next.</param>
    /// <param name="product">Takes the products, a panel row for each row.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void Rows<T>(ref T panel, int depth, ref T rows, int pitch, ref T product)
        where T : unmanaged
    {
        for (int lane = 0; lane < Width; lane += 2 * Vector<T>.Count)
            Tile6(ref Unsafe.Add(ref panel, lane), ref rows, pitch, 1, 1, depth, 0, false, ref Unsafe.Add(ref product, lane));
    }

    /// <summary>sum[j] = Σ left[k] · right[k, j], for two vectors of lanes and six j.</summary>
    /// <param name="left">Panel rows, one after another.</param>
    /// <param name="right">The first number of the other operand.</param>
    /// <param name="next">From one j to the next.</param>
    /// <param name="step">From one k to the next within a run.</param>
    /// <param name="runs">Runs of k.</param>
    /// <param name="depth">The k of a run.</param>
    /// <param name="runStep">From one run to the next.</param>
    /// <param name="adds">Whether the sums are added to what is there.</param>
    /// <param name="sum">Takes them, a panel row for each j.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile6<T>(ref T left, ref T right, int next, int step, int runs, int depth, nint runStep, bool adds, ref T sum)
        where T : unmanaged
    {
        int second = Second<T>();
        Vector<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default, e0 = default, e1 = default, f0 = default, f1 = default;
        if (adds)
        {
            (a0, a1) = (Numbers.Load(ref sum, 0), Numbers.Load(ref sum, second));
            (b0, b1) = (Numbers.Load(ref sum, Width), Numbers.Load(ref sum, Width + second));
            (c0, c1) = (Numbers.Load(ref sum, 2 * Width), Numbers.Load(ref sum, (2 * Width) + second));
            (d0, d1) = (Numbers.Load(ref sum, 3 * Width), Numbers.Load(ref sum, (3 * Width) + second));
            (e0, e1) = (Numbers.Load(ref sum, 4 * Width), Numbers.Load(ref sum, (4 * Width) + second));
            (f0, f1) = (Numbers.Load(ref sum, 5 * Width), Numbers.Load(ref sum, (5 * Width) + second));
        }

        for (; runs > 0; runs--)
        {
            ref T at = ref right;
            for (int k = depth; k > 0; k--)
            {
                Vector<T> low = Numbers.Load(ref left, 0), high = Numbers.Load(ref left, second);
                var factor = new Vector<T>(at);
                a0 = Numbers.MultiplyAdd(low, factor, a0);
                a1 = Numbers.MultiplyAdd(high, factor, a1);
                factor = new Vector<T>(Unsafe.Add(ref at, next));
                b0 = Numbers.MultiplyAdd(low, factor, b0);
                b1 = Numbers.MultiplyAdd(high, factor, b1);
                factor = new Vector<T>(Unsafe.Add(ref at, 2 * next));
                c0 = Numbers.MultiplyAdd(low, factor, c0);
                c1 = Numbers.MultiplyAdd(high, factor, c1);
                factor = new Vector<T>(Unsafe.Add(ref at, 3 * next));
                d0 = Numbers.MultiplyAdd(low, factor, d0);
                d1 = Numbers.MultiplyAdd(high, factor, d1);
                factor = new Vector<T>(Unsafe.Add(ref at, 4 * next));
                e0 = Numbers.MultiplyAdd(low, factor, e0);
                e1 = Numbers.MultiplyAdd(high, factor, e1);
                factor = new Vector<T>(Unsafe.Add(ref at, 5 * next));
                f0 = Numbers.MultiplyAdd(low, factor, f0);
                f1 = Numbers.MultiplyAdd(high, factor, f1);
                left = ref Unsafe.Add(ref left, Width);
                at = ref Unsafe.Add(ref at, step);
            }

            right = ref Unsafe.Add(ref right, runStep);
        }

        Store(a0, a1, ref sum, 0);
        Store(b0, b1, ref sum, Width);
        Store(c0, c1, ref sum, 2 * Width);
        Store(d0, d1, ref sum, 3 * Width);
        Store(e0, e1, ref sum, 4 * Width);
        Store(f0, f1, ref sum, 5 * Width);
    }

    /// <summary>As <see cref="Tile6"/>, for four j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile4<T>(ref T left, ref T right, int next, int step, int runs, int depth, nint runStep, bool adds, ref T sum)
        where T : unmanaged
    {
        int second = Second<T>();
        Vector<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        if (adds)
        {
            (a0, a1) = (Numbers.Load(ref sum, 0), Numbers.Load(ref sum, second));
            (b0, b1) = (Numbers.Load(ref sum, Width), Numbers.Load(ref sum, Width + second));
            (c0, c1) = (Numbers.Load(ref sum, 2 * Width), Numbers.Load(ref sum, (2 * Width) + second));
            (d0, d1) = (Numbers.Load(ref sum, 3 * Width), Numbers.Load(ref sum, (3 * Width) + second));
        }

        for (; runs > 0; runs--)
        {
            ref T at = ref right;
            for (int k = depth; k > 0; k--)
            {
                Vector<T> low = Numbers.Load(ref left, 0), high = Numbers.Load(ref left, second);
                var factor = new Vector<T>(at);
                a0 = Numbers.MultiplyAdd(low, factor, a0);
                a1 = Numbers.MultiplyAdd(high, factor, a1);
                factor = new Vector<T>(Unsafe.Add(ref at, next));
                b0 = Numbers.MultiplyAdd(low, factor, b0);
                b1 = Numbers.MultiplyAdd(high, factor, b1);
                factor = new Vector<T>(Unsafe.Add(ref at, 2 * next));
                c0 = Numbers.MultiplyAdd(low, factor, c0);
                c1 = Numbers.MultiplyAdd(high, factor, c1);
                factor = new Vector<T>(Unsafe.Add(ref at, 3 * next));
                d0 = Numbers.MultiplyAdd(low, factor, d0);
                d1 = Numbers.MultiplyAdd(high, factor, d1);
                left = ref Unsafe.Add(ref left, Width);
                at = ref Unsafe.Add(ref at, step);
            }

            right = ref Unsafe.Add(ref right, runStep);
        }

        Store(a0, a1, ref sum, 0);
        Store(b0, b1, ref sum, Width);
        Store(c0, c1, ref sum, 2 * Width);
        Store(d0, d1, ref sum, 3 * Width);
    }

    /// <summary>One column of a product, for two vectors of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile1<T>(ref T left, ref T right, int runs, nint runStep, ref T sum)
        where T : unmanaged
    {
        Vector<T> low = default, high = default;
        for (; runs > 0; runs--)
        {
            for (int k = 0; k < Width; k++)
            {
                var factor = new Vector<T>(Unsafe.Add(ref right, k));
                low = Numbers.MultiplyAdd(Numbers.Load(ref left, 0), factor, low);
                high = Numbers.MultiplyAdd(Numbers.Load(ref left, Second<T>()), factor, high);
                left = ref Unsafe.Add(ref left, Width);
            }

            right = ref Unsafe.Add(ref right, runStep);
        }

        Store(low, high, ref sum, 0);
    }

    // Where a vector is a whole panel, both are the same one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Second<T>()
        where T : unmanaged => Vector<T>.Count < Width ? Vector<T>.Count : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> low, Vector<T> high, ref T sum, int at)
        where T : unmanaged
    {
        Numbers.Store(low, ref sum, at);
        Numbers.Store(high, ref sum, at + Second<T>());
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// C = A B of row-major matrices in double precision: some columns of C are an item. Tiles of four rows and three vectors, of columns of B that lie one row after another
/// in memory of the item's own. A number of C is one sum in the order of its terms, whatever the tiles and threads.
/// </summary>
internal sealed class DenseProductJob() : TeamJob(phases: 1)
{
    private const int TileRows = 4;
    private double[] _packed = [];
    private double[] _turned = [];
    private double[]? _a;
    private double[]? _b;
    private double[]? _c;
    private int _rows;
    private int _inner;
    private int _columns;
    private int _firstOfA;
    private int _firstOfC;
    private bool _isTransposed;

    private static int TileColumns => 3 * Vector<double>.Count;

    /// <summary>Makes room for products whose second operand has so many rows and columns.</summary>
    public void Reserve(int inner, int columns)
    {
        int length = (columns + TileColumns - 1) / TileColumns * TileColumns * inner;
        if (_packed.Length < length)
            _packed = new double[length];
        if (_turned.Length < inner * columns)
            _turned = new double[inner * columns];
    }

    /// <summary>C = A B, or A Bᵀ.</summary>
    /// <param name="a">A, [rows, inner].</param>
    /// <param name="b">B, [inner, columns]; [columns, inner] where it is transposed.</param>
    /// <param name="isTransposed">Whether B is.</param>
    /// <param name="c">C, [rows, columns].</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="inner">What is summed over.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="threads">Threads to work on.</param>
    /// <param name="firstOfA">Where A begins in its array.</param>
    /// <param name="firstOfC">Where C begins in its array.</param>
    public void Multiply(double[] a, double[] b, bool isTransposed, double[] c, int rows, int inner, int columns, int threads, int firstOfA = 0, int firstOfC = 0)
    {
        (_a, _b, _c, _rows, _inner, _columns, _isTransposed, _firstOfA, _firstOfC) = (a, b, c, rows, inner, columns, isTransposed, firstOfA, firstOfC);
        RunOn(2.0 * rows * inner * columns >= ThreadTeam.WorthSharing ? threads : 1);
    }

    /// <summary>C = Aᵀ B.</summary>
    /// <param name="a">A, [inner, rows].</param>
    /// <param name="b">B, [inner, columns].</param>
    /// <param name="c">C, [rows, columns].</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="inner">What is summed over.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="threads">Threads to work on.</param>
    public void MultiplyTransposed(double[] a, double[] b, double[] c, int rows, int inner, int columns, int threads)
    {
        DenseDouble.Transpose(a, _turned, inner, rows);
        Multiply(_turned, b, isTransposed: false, c, rows, inner, columns, threads);
    }

    protected internal override void Work(TeamShare share)
    {
        int first = 0, end = 0;
        int count = (_columns + TileColumns - 1) / TileColumns;
        while (share.Claim(0, count, 1, ref first, ref end))
        {
            for (int item = first; item < end; item++)
                Columns(item);
        }

        share.Wait(0, count);
    }

    [MethodImpl(KernelCode.Optimized)]
    private void Columns(int item)
    {
        int column = item * TileColumns, count = Math.Min(TileColumns, _columns - column);
        Span<double> packed = _packed.AsSpan(item * TileColumns * _inner, TileColumns * _inner);
        Pack(_b!, packed, column, count);
        ref double b = ref MemoryMarshal.GetReference(packed);
        Span<double> tile = stackalloc double[TileRows * TileColumns];
        for (int row = 0; row < _rows; row += TileRows)
        {
            // The last tile reads its last row again in the place of those that there are not.
            int rows = Math.Min(TileRows, _rows - row);
            ref double a = ref _a![_firstOfA + (row * _inner)];
            Tile(ref a, Math.Min(1, rows - 1) * _inner, Math.Min(2, rows - 1) * _inner, Math.Min(3, rows - 1) * _inner, ref b, _inner, ref MemoryMarshal.GetReference(tile));
            for (int i = 0; i < rows; i++)
                tile.Slice(i * TileColumns, count).CopyTo(_c.AsSpan(_firstOfC + ((row + i) * _columns) + column, count));
        }
    }

    private void Pack(double[] b, Span<double> packed, int column, int count)
    {
        if (count < TileColumns)
            packed.Clear();
        if (_isTransposed)
        {
            for (int j = 0; j < count; j++)
            {
                ReadOnlySpan<double> from = b.AsSpan((column + j) * _inner, _inner);
                for (int k = 0; k < from.Length; k++)
                    packed[(k * TileColumns) + j] = from[k];
            }

            return;
        }

        for (int k = 0; k < _inner; k++)
            b.AsSpan((k * _columns) + column, count).CopyTo(packed.Slice(k * TileColumns));
    }

    [MethodImpl(KernelCode.Optimized)]
    private static void Tile(ref double a, int second, int third, int fourth, ref double b, int inner, ref double tile)
    {
        int width = Vector<double>.Count;
        Vector<double> a0 = default, a1 = default, a2 = default, b0 = default, b1 = default, b2 = default, c0 = default, c1 = default, c2 = default, d0 = default, d1 = default, d2 = default;
        for (int k = 0; k < inner; k++)
        {
            Vector<double> x = Numbers.Load(ref b, 0), y = Numbers.Load(ref b, width), z = Numbers.Load(ref b, 2 * width);
            var factor = new Vector<double>(a);
            a0 = Numbers.MultiplyAdd(x, factor, a0);
            a1 = Numbers.MultiplyAdd(y, factor, a1);
            a2 = Numbers.MultiplyAdd(z, factor, a2);
            factor = new Vector<double>(Unsafe.Add(ref a, second));
            b0 = Numbers.MultiplyAdd(x, factor, b0);
            b1 = Numbers.MultiplyAdd(y, factor, b1);
            b2 = Numbers.MultiplyAdd(z, factor, b2);
            factor = new Vector<double>(Unsafe.Add(ref a, third));
            c0 = Numbers.MultiplyAdd(x, factor, c0);
            c1 = Numbers.MultiplyAdd(y, factor, c1);
            c2 = Numbers.MultiplyAdd(z, factor, c2);
            factor = new Vector<double>(Unsafe.Add(ref a, fourth));
            d0 = Numbers.MultiplyAdd(x, factor, d0);
            d1 = Numbers.MultiplyAdd(y, factor, d1);
            d2 = Numbers.MultiplyAdd(z, factor, d2);
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, 3 * width);
        }

        Store(a0, a1, a2, ref tile, 0);
        Store(b0, b1, b2, ref tile, 3 * width);
        Store(c0, c1, c2, ref tile, 6 * width);
        Store(d0, d1, d2, ref tile, 9 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<double> x, Vector<double> y, Vector<double> z, ref double tile, int at)
    {
        Numbers.Store(x, ref tile, at);
        Numbers.Store(y, ref tile, at + Vector<double>.Count);
        Numbers.Store(z, ref tile, at + (2 * Vector<double>.Count));
    }
}

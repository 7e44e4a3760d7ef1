using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Rows of a batch that a loss compares with each other, in double precision, which sums of thousands of exponentials need. Features lie apart, [features][<see cref="Stride"/>] with zeros behind the rows, so that vectors go along
/// the rows that a row is compared with.
/// </summary>
/// <param name="features">Numbers of a row.</param>
/// <param name="normalize">Whether rows are taken at length 1.</param>
internal sealed class ComparedRows(int features, bool normalize)
{
    /// <summary>What a stride is a multiple of.</summary>
    public const int Width = 16;

    // As PyTorch's normalize: a shorter vector is divided by this.
    private const double LeastNorm = 1e-12;

    private double[] _values = [];
    private double[] _norms = [];

    /// <summary>From a feature to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>The stride of so many rows.</summary>
    public static int StrideOf(int rows) => (rows + Width - 1) / Width * Width;

    /// <summary>A number of a row.</summary>
    public double this[int row, int feature] => _values[(feature * Stride) + row];

    /// <summary>Takes rows over.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="panels">They, in panels.</param>
    /// <param name="rows">Their number.</param>
    public void Load<T>(ref T panels, int rows)
        where T : unmanaged
    {
        Stride = StrideOf(rows);
        if (_norms.Length < Stride)
        {
            _values = new double[Guard.BatchLength(Stride, features)];
            _norms = new double[Stride];
        }

        for (int f = 0; f < features; f++)
        {
            int from = (f / Width * rows * Width) + (f % Width);
            for (int r = 0; r < rows; r++)
                _values[(f * Stride) + r] = Scalar.ToDouble(Unsafe.Add(ref panels, from + (r * Width)));
            Array.Clear(_values, (f * Stride) + rows, Stride - rows);
        }

        for (int r = 0; normalize && r < rows; r++)
        {
            double squares = 0;
            for (int f = 0; f < features; f++)
                squares += _values[(f * Stride) + r] * _values[(f * Stride) + r];
            _norms[r] = Math.Max(Math.Sqrt(squares), LeastNorm);
            for (int f = 0; f < features; f++)
                _values[(f * Stride) + r] /= _norms[r];
        }
    }

    /// <summary>The products of a row with all of others, each divided by a temperature.</summary>
    /// <param name="row">The row.</param>
    /// <param name="others">The others, as many.</param>
    /// <param name="temperature">What is divided by.</param>
    /// <param name="products">Takes them: <see cref="Stride"/>.</param>
    [MethodImpl(KernelCode.Optimized)]
    public void Compare(int row, ComparedRows others, double temperature, double[] products)
    {
        double[] own = _values, values = others._values;
        int stride = Stride;
        var inverse = new Vector<double>(1 / temperature);
        for (int j = 0; j < stride; j += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int f = 0; f < features; f++)
                sum = Simd.MultiplyAdd(new Vector<double>(own[(f * stride) + row]), new Vector<double>(values, (f * stride) + j), sum);
            (sum * inverse).CopyTo(products, j);
        }
    }

    /// <summary>The sum of all rows, each times a factor.</summary>
    /// <param name="factors">The factors: <see cref="Stride"/>.</param>
    /// <param name="sums">Takes the sum of each feature.</param>
    [MethodImpl(KernelCode.Optimized)]
    public void Combine(double[] factors, double[] sums)
    {
        double[] values = _values;
        int stride = Stride;
        for (int f = 0; f < features; f++)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int j = 0; j < stride; j += Vector<double>.Count)
                sum = Simd.MultiplyAdd(new Vector<double>(factors, j), new Vector<double>(values, (f * stride) + j), sum);
            sums[f] = Simd.Sum(sum);
        }
    }

    /// <summary>Whether a row is another one bit for bit.</summary>
    public bool IsSame(int row, ComparedRows others, int other)
    {
        for (int f = 0; f < features; f++)
        {
            if (BitConverter.DoubleToInt64Bits(this[row, f]) != BitConverter.DoubleToInt64Bits(others[other, f]))
                return false;
        }

        return true;
    }

    /// <summary>Equal for rows that are the same.</summary>
    public ulong HashOf(int row)
    {
        ulong hash = 0;
        for (int f = 0; f < features; f++)
            hash = SplitMix.Mix(hash ^ (ulong)BitConverter.DoubleToInt64Bits(this[row, f]));
        return hash;
    }

    /// <summary>
    /// The gradient by a row as it was loaded, from that by the row at length 1: of a vector u = x / |x| the derivative by x is (d − u (u · d)) / |x|; below the least length it is x / least, which is no direction.
    /// </summary>
    /// <typeparam name="T">The type of gradients.</typeparam>
    /// <param name="direction">d.</param>
    /// <param name="row">The row.</param>
    /// <param name="gradient">Takes it, in panels.</param>
    /// <param name="rows">The rows of a panel.</param>
    public void StoreGradient<T>(double[] direction, int row, ref T gradient, int rows)
        where T : unmanaged
    {
        double norm = normalize ? _norms[row] : 1, along = 0;
        bool turns = normalize && norm > LeastNorm;
        for (int f = 0; turns && f < features; f++)
            along += direction[f] * this[row, f];
        for (int f = 0; f < StrideOf(features); f++)
        {
            double value = f >= features ? 0 : (direction[f] - (turns ? this[row, f] * along : 0)) / norm;
            Unsafe.Add(ref gradient, (f / Width * rows * Width) + (row * Width) + (f % Width)) = Scalar.FromDouble<T>(value);
        }
    }
}

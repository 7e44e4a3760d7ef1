using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>What SOAP does with square matrices, row-major in double precision, beside products and eigenvectors: transposes, and the orthonormal factor of a matrix.</summary>
internal static class DenseDouble
{
    // Vectors that are made orthonormal together.
    private const int Block = 32;

    /// <summary>Writes the transpose of a matrix, by blocks that stay in the first-level cache.</summary>
    /// <param name="from">[rows, columns].</param>
    /// <param name="to">[columns, rows].</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Its columns.</param>
    [MethodImpl(KernelCode.Optimized)]
    public static void Transpose(ReadOnlySpan<double> from, Span<double> to, int rows, int columns)
    {
        for (int row = 0; row < rows; row += 8)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int i = row; i < Math.Min(rows, row + 8); i++)
                    to[(column * rows) + i] = from[(i * columns) + column];
            }
        }
    }

    /// <summary>Puts in the place of vectors, one after another, what they add to the space of those before, of length 1: Q of a QR factorisation whose R has a positive diagonal.</summary>
    /// <param name="vectors">The vectors as rows, from the array's start.</param>
    /// <param name="n">How many, and how long.</param>
    /// <param name="products">Multiplies.</param>
    /// <param name="shares">Room for so many blocks' shares: n · <see cref="Block"/> numbers.</param>
    /// <param name="taken">As much again.</param>
    /// <param name="threads">Threads to work on.</param>
    public static void Orthonormalise(double[] vectors, int n, DenseProductJob products, double[] shares, double[] taken, int threads)
    {
        Span<double> lengths = stackalloc double[Block];
        for (int start = 0; start < n; start += Block)
        {
            int count = Math.Min(Block, n - start);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<double> vector = vectors.AsSpan((start + i) * n, n);
                lengths[i] = Math.Sqrt(Dot(vector, vector));
            }

            // Twice, so that roundings of the first time are taken off, too: shares = V Qᵀ, V −= shares Q of all vectors before the block.
            for (int time = 0; time < 2 && start > 0; time++)
            {
                products.Multiply(vectors, vectors, isTransposed: true, shares, count, n, start, threads, firstOfA: start * n);
                products.Multiply(shares, vectors, isTransposed: false, taken, count, start, n, threads);
                AddScaled(taken.AsSpan(0, count * n), -1, vectors.AsSpan(start * n, count * n));
            }

            for (int i = 0; i < count; i++)
                Finish(vectors.AsSpan(0, n * n), start + i, start, lengths[i], n);
        }
    }

    // What depends on those before goes over to any direction that does not.
    private static void Finish(Span<double> vectors, int i, int from, double length, int n)
    {
        Span<double> vector = vectors.Slice(i * n, n);
        double left = Project(vectors, vector, from, i, n);
        for (int axis = 0; !(left > 1e-14 * length) && axis < n; axis++)
        {
            vector.Clear();
            vector[axis] = 1;
            length = 1;
            left = Project(vectors, vector, 0, i, n) is > 1e-3 and var free ? free : 0;
        }

        for (int j = 0; j < n; j++)
            vector[j] /= left;
    }

    // Twice, so that roundings of the first time are taken off, too.
    private static double Project(Span<double> vectors, Span<double> vector, int from, int end, int n)
    {
        for (int time = 0; time < 2; time++)
        {
            for (int k = from; k < end; k++)
            {
                ReadOnlySpan<double> before = vectors.Slice(k * n, n);
                AddScaled(before, -Dot(before, vector), vector);
            }
        }

        return Math.Sqrt(Dot(vector, vector));
    }

    /// <summary>y += factor · x.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public static void AddScaled(ReadOnlySpan<double> x, double factor, Span<double> y)
    {
        var scale = new Vector<double>(factor);
        ReadOnlySpan<Vector<double>> from = MemoryMarshal.Cast<double, Vector<double>>(x);
        Span<Vector<double>> to = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (int i = 0; i < from.Length; i++)
            to[i] += scale * from[i];
        for (int i = from.Length * Vector<double>.Count; i < x.Length; i++)
            y[i] += factor * x[i];
    }

    /// <summary>Σ x y, of vectors of one length.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> first = MemoryMarshal.Cast<double, Vector<double>>(x), second = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> sums = Vector<double>.Zero;
        for (int i = 0; i < first.Length; i++)
            sums += first[i] * second[i];
        double sum = Vector.Dot(sums, Vector<double>.One);
        for (int i = first.Length * Vector<double>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }
}

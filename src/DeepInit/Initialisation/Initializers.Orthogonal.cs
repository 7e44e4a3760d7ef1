using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

internal static partial class Initializers
{
    /// <summary>
    /// A random orthogonal matrix times <paramref name="gain"/>, uniform over all of them (Haar): columns orthonormal when there are at least as many rows
    /// as columns, else rows. Saxe et al. 2014; the same distribution as PyTorch's orthogonal_.
    /// </summary>
    /// <remarks>
    /// The Q of a Householder QR decomposition of a matrix of normal numbers, each column with the sign of R's diagonal: without that correction the
    /// distribution is not uniform (Mezzadri 2007). Costs about 4 · max · min² operations and max · min numbers of double; all sums are in an order of
    /// their own, so the bits do not depend on the vector width.
    /// </remarks>
    /// <param name="matrix">Row-major, <paramref name="rows"/> · <paramref name="columns"/> elements.</param>
    /// <param name="stream">The stream to draw from: one 64-bit number an element.</param>
    /// <param name="rows">At least 0.</param>
    /// <param name="columns">At least 0.</param>
    /// <param name="gain">What every singular value will be, finite.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="matrix"/> is not rows · columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the gain is NaN or infinite.</exception>
    public static void Orthogonal(Span<float> matrix, ref RandomStream stream, int rows, int columns, double gain)
    {
        CheckMatrix(matrix.Length, rows, columns, gain);
        double[] q = OrthonormalVectors(ref stream, Math.Max(rows, columns), Math.Min(rows, columns));
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                matrix[(row * columns) + column] = (float)(gain * (rows >= columns ? q[(column * rows) + row] : q[(row * columns) + column]));
        }
    }

    /// <inheritdoc cref="Orthogonal(Span{float}, ref RandomStream, int, int, double)"/>
    public static void Orthogonal(Span<double> matrix, ref RandomStream stream, int rows, int columns, double gain)
    {
        CheckMatrix(matrix.Length, rows, columns, gain);
        double[] q = OrthonormalVectors(ref stream, Math.Max(rows, columns), Math.Min(rows, columns));
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                matrix[(row * columns) + column] = gain * (rows >= columns ? q[(column * rows) + row] : q[(row * columns) + column]);
        }
    }

    // `count` orthonormal vectors of `length` >= count, one after the other.
    private static double[] OrthonormalVectors(ref RandomStream stream, int length, int count)
    {
        double[] vectors = new double[(long)length * count];
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] = stream.NextNormal();

        // R's k-th diagonal element is -sign(x0) |x|, the reflector v = x - r e0, H = I - factor v vᵀ with factor = 2 / |v|² = 1 / (|x|² + |x0| |x|).
        double[] factors = new double[count];
        double[] signs = new double[count];
        for (int k = 0; k < count; k++)
        {
            Span<double> v = vectors.AsSpan((k * length) + k, length - k);
            double norm = Math.Sqrt(Dot(v, v));
            double diagonal = v[0] > 0 ? -norm : norm;
            factors[k] = norm > 0 ? 1 / (norm * (norm + Math.Abs(v[0]))) : 0;
            signs[k] = diagonal < 0 ? -1 : 1;
            v[0] -= diagonal;
            for (int j = k + 1; j < count; j++)
                Reflect(vectors.AsSpan((j * length) + k, length - k), v, factors[k]);
        }

        // Q = H0 H1 … times the first columns of the identity, from the last reflector back, so that vector k is still a reflector when it is needed.
        for (int k = count - 1; k >= 0; k--)
        {
            Span<double> v = vectors.AsSpan((k * length) + k, length - k);
            for (int j = k + 1; j < count; j++)
                Reflect(vectors.AsSpan((j * length) + k, length - k), v, factors[k]);

            double first = v[0];
            vectors.AsSpan(k * length, k).Clear();
            for (int i = 0; i < v.Length; i++)
                v[i] *= -factors[k] * first * signs[k];
            v[0] += signs[k];
        }

        return vectors;
    }

    // x -= factor (v·x) v. Elementwise, so that the vector width does not show in the bits; no fused multiply-add for the same reason.
    private static void Reflect(Span<double> x, ReadOnlySpan<double> v, double factor)
    {
        double amount = factor * Dot(v, x);
        Vector<double> amounts = new(amount);
        ref double xStart = ref MemoryMarshal.GetReference(x);
        ref double vStart = ref MemoryMarshal.GetReference(v);
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            Simd.Store(Simd.Load(ref xStart, i) - (amounts * Simd.Load(ref vStart, i)), ref xStart, i);
        for (; i < x.Length; i++)
            x[i] -= amount * v[i];
    }

    // Four running sums, whatever the machine's vectors are.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i <= a.Length - 4; i += 4)
        {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
            sum0 += a[i] * b[i];
        return (sum0 + sum1) + (sum2 + sum3);
    }
}

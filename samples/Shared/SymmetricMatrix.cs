using System.Numerics;

namespace Samples.Shared;

/// <summary>Square matrices that are symmetric and positive definite, row after row: what ridge regressions solve.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Replaces a matrix by its lower triangle L, of which A = L Lᵀ; what is above stays.</summary>
    public static void Factor(double[] a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = a.AsSpan(i * n, n);
            for (int j = 0; j <= i; j++)
            {
                double sum = row[j] - Dot(row[..j], a.AsSpan(j * n, j));
                row[j] = i == j ? Math.Sqrt(sum) : sum / a[(j * n) + j];
            }
        }
    }

    /// <summary>Solves A x = b in place of b, where the matrix has been factored.</summary>
    public static void Solve(double[] factor, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
            b[i] = (b[i] - Dot(factor.AsSpan(i * n, i), b[..i])) / factor[(i * n) + i];
        for (int i = n - 1; i >= 0; i--)
        {
            b[i] /= factor[(i * n) + i];
            for (int j = 0; j < i; j++)
                b[j] -= factor[(i * n) + j] * b[i];
        }
    }

    /// <summary>The inverse; the matrix itself is lost.</summary>
    public static double[] Invert(double[] a, int n)
    {
        Factor(a, n);
        var inverse = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            // A column of the inverse is a row of it.
            inverse[(i * n) + i] = 1;
            Solve(a, n, inverse.AsSpan(i * n, n));
        }

        return inverse;
    }

    /// <summary>A += factor · v vᵀ, of which the lower triangle is right; what is above it is not read.</summary>
    public static void AddSquare(double[] a, ReadOnlySpan<double> v, double factor)
    {
        for (int r = 0; r < v.Length; r++)
        {
            Span<double> row = a.AsSpan(r * v.Length, v.Length);
            var scaled = new Vector<double>(factor * v[r]);
            int c = 0;
            for (; c <= r && c <= v.Length - Vector<double>.Count; c += Vector<double>.Count)
                (new Vector<double>(row[c..]) + (scaled * new Vector<double>(v[c..]))).CopyTo(row[c..]);
            for (; c <= r; c++)
                row[c] += factor * v[r] * v[c];
        }
    }

    /// <summary>Σ a · b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            sums += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        double sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}

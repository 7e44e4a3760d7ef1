using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// The eigenvectors of a symmetric matrix, row-major in double precision: Householder's reflections to a tridiagonal matrix, then its QL iteration with implicit shifts (Bowdler, Martin, Reinsch and
/// Wilkinson 1968). Every loop goes along rows. Some 6 n³ operations, once for each matrix in a training.
/// </summary>
internal static class SymmetricEigen
{
    private const double Precision = 1.1102230246251565e-16;

    // What QL has always done with in a few iterations.
    private const int MostIterations = 100;

    /// <summary>The eigenvectors as rows, by falling eigenvalue, the largest entry of each positive.</summary>
    /// <param name="a">The matrix; destroyed.</param>
    /// <param name="vectors">Takes the eigenvectors.</param>
    /// <param name="n">Its side.</param>
    public static void Vectors(Span<double> a, Span<double> vectors, int n)
    {
        double[] diagonal = new double[n], beside = new double[n], factors = new double[n];
        Tridiagonalise(a, diagonal, beside, factors, n);
        Reflect(a, factors, vectors, n);

        // The reflections' product has the basis as columns; rows are turned below.
        DenseDouble.Transpose(vectors, a, n, n);
        a.Slice(0, n * n).CopyTo(vectors);
        Iterate(diagonal, beside, vectors, n);
        Sort(diagonal, vectors, n);
        for (int i = 0; i < n; i++)
        {
            Span<double> vector = vectors.Slice(i * n, n);
            int largest = 0;
            for (int j = 1; j < n; j++)
                largest = Math.Abs(vector[j]) > Math.Abs(vector[largest]) ? j : largest;
            double sign = vector[largest] < 0 ? -1 : 1;
            for (int j = 0; j < n; j++)
                vector[j] *= sign;
        }
    }

    // A = Q T Qᵀ. Behind the diagonal of row k there stays v of its reflection 1 − factor · v vᵀ.
    private static void Tridiagonalise(Span<double> a, double[] diagonal, double[] beside, double[] factors, int n)
    {
        double[] change = new double[n];
        for (int k = 0; k < n; k++)
        {
            diagonal[k] = a[(k * n) + k];
            int rest = n - k - 1;
            if (rest == 0)
                return;
            Span<double> v = a.Slice((k * n) + k + 1, rest);
            double length = Math.Sqrt(DenseDouble.Dot(v, v));
            beside[k] = v[0];
            if (rest == 1 || length == Math.Abs(v[0]))
                continue;
            beside[k] = v[0] > 0 ? -length : length;
            v[0] -= beside[k];
            factors[k] = 2 / DenseDouble.Dot(v, v);

            // w = p − (factor / 2 · p·v) v with p = factor · A v; A −= v wᵀ + w vᵀ
            Span<double> w = change.AsSpan(0, rest);
            for (int i = 0; i < rest; i++)
                w[i] = factors[k] * DenseDouble.Dot(a.Slice(((k + 1 + i) * n) + k + 1, rest), v);
            DenseDouble.AddScaled(v, -factors[k] / 2 * DenseDouble.Dot(w, v), w);
            for (int i = 0; i < rest; i++)
            {
                Span<double> row = a.Slice(((k + 1 + i) * n) + k + 1, rest);
                DenseDouble.AddScaled(w, -v[i], row);
                DenseDouble.AddScaled(v, -w[i], row);
            }
        }
    }

    // Q, the product of all reflections; the last ones first, so that each touches its own corner alone.
    private static void Reflect(Span<double> a, double[] factors, Span<double> q, int n)
    {
        double[] sums = new double[n];
        q.Slice(0, n * n).Clear();
        for (int i = 0; i < n; i++)
            q[(i * n) + i] = 1;
        for (int k = n - 3; k >= 0; k--)
        {
            int rest = n - k - 1;
            ReadOnlySpan<double> v = a.Slice((k * n) + k + 1, rest);
            Span<double> sum = sums.AsSpan(0, rest);
            sum.Clear();
            for (int i = 0; i < rest; i++)
                DenseDouble.AddScaled(q.Slice(((k + 1 + i) * n) + k + 1, rest), v[i], sum);
            for (int i = 0; i < rest; i++)
                DenseDouble.AddScaled(sum, -factors[k] * v[i], q.Slice(((k + 1 + i) * n) + k + 1, rest));
        }
    }

    // The eigenvalues in the place of the diagonal; rows are turned with them.
    private static void Iterate(double[] diagonal, double[] beside, Span<double> rows, int n)
    {
        double size = 0;
        for (int i = 0; i < n; i++)
            size = Math.Max(size, Math.Abs(diagonal[i]) + Math.Abs(beside[i]));
        for (int first = 0; first < n; first++)
        {
            for (int iteration = 0; iteration < MostIterations; iteration++)
            {
                // Where the matrix falls apart: what is below the precision of its neighbours, or far below that of the whole.
                int last = first;
                while (last < n - 1 && Math.Abs(beside[last]) > Precision * Math.Max(Math.Abs(diagonal[last]) + Math.Abs(diagonal[last + 1]), size / 64))
                    last++;
                if (last == first)
                    break;
                Step(diagonal, beside, rows, n, first, last);
            }
        }
    }

    private static void Step(double[] diagonal, double[] beside, Span<double> rows, int n, int first, int last)
    {
        double g = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
        double r = Hypotenuse(g, 1);
        g = diagonal[last] - diagonal[first] + (beside[first] / (g + (g < 0 ? -r : r)));
        double s = 1, c = 1, p = 0;
        for (int i = last - 1; i >= first; i--)
        {
            double f = s * beside[i], b = c * beside[i];
            r = Hypotenuse(f, g);
            beside[i + 1] = r;
            if (r == 0)
            {
                diagonal[i + 1] -= p;
                beside[last] = 0;
                return;
            }

            s = f / r;
            c = g / r;
            g = diagonal[i + 1] - p;
            r = ((diagonal[i] - g) * s) + (2 * c * b);
            p = s * r;
            diagonal[i + 1] = g + p;
            g = (c * r) - b;
            Turn(rows.Slice(i * n, n), rows.Slice((i + 1) * n, n), c, s);
        }

        diagonal[first] -= p;
        beside[first] = g;
        beside[last] = 0;
    }

    private static double Hypotenuse(double x, double y)
    {
        double larger = Math.Max(Math.Abs(x), Math.Abs(y)), smaller = Math.Min(Math.Abs(x), Math.Abs(y));
        if (larger == 0)
            return 0;
        double ratio = smaller / larger;
        return larger * Math.Sqrt(1 + (ratio * ratio));
    }

    [MethodImpl(KernelCode.Optimized)]
    private static void Turn(Span<double> first, Span<double> second, double c, double s)
    {
        var cosine = new Vector<double>(c);
        var sine = new Vector<double>(s);
        Span<Vector<double>> one = MemoryMarshal.Cast<double, Vector<double>>(first), other = MemoryMarshal.Cast<double, Vector<double>>(second);
        for (int k = 0; k < one.Length; k++)
        {
            Vector<double> x = one[k], y = other[k];
            one[k] = (cosine * x) - (sine * y);
            other[k] = (sine * x) + (cosine * y);
        }

        for (int k = one.Length * Vector<double>.Count; k < first.Length; k++)
        {
            double x = first[k], y = second[k];
            first[k] = (c * x) - (s * y);
            second[k] = (s * x) + (c * y);
        }
    }

    private static void Sort(double[] values, Span<double> vectors, int n)
    {
        for (int i = 0; i < n; i++)
        {
            int largest = i;
            for (int j = i + 1; j < n; j++)
                largest = values[j] > values[largest] ? j : largest;
            if (largest == i)
                continue;
            (values[i], values[largest]) = (values[largest], values[i]);
            for (int k = 0; k < n; k++)
                (vectors[(i * n) + k], vectors[(largest * n) + k]) = (vectors[(largest * n) + k], vectors[(i * n) + k]);
        }
    }
}

using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// What kernels do again where a sum of squares has left the range of its type (in single precision from 1.8e19 on), in double and in units of the largest number.
/// Rare, and so plain loops.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Overflow
{
    /// <summary>The norm of numbers that lie one after another in several places.</summary>
    /// <param name="largest">The largest magnitude of all.</param>
    /// <param name="sumOfSquares">Of the numbers divided by it.</param>
    public static double Norm(double largest, double sumOfSquares) =>
        largest > 0 ? Math.Min(largest * Math.Sqrt(sumOfSquares), double.MaxValue) : sumOfSquares;

    /// <summary>Takes numbers into a norm.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="largest">The largest magnitude so far; 0 at the start.</param>
    /// <param name="sumOfSquares">Of the numbers so far, divided by it.</param>
    public static void AddToNorm<T>(ref T first, int count, ref double largest, ref double sumOfSquares)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            double size = Math.Abs(Scalar.ToDouble(Unsafe.Add(ref first, i)));

            // Blue's rule (1978), as in LAPACK's nrm2: what is in the sum goes over to the new unit. NaN and infinity stay what they are.
            if (size > largest)
            {
                double ratio = largest / size;
                sumOfSquares = 1 + (sumOfSquares * ratio * ratio);
                largest = size;
            }
            else if (size != 0)
            {
                double ratio = size / largest;
                sumOfSquares += ratio * ratio;
            }
        }
    }

    /// <summary>Mean of a row, and 1 / √(mean of squared distances + epsilon).</summary>
    /// <param name="x">The value, in panels.</param>
    /// <param name="row">The row.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="features">Numbers of a row.</param>
    /// <param name="epsilon">More than 0.</param>
    /// <param name="centres">Whether distances are from the mean; else they are from 0, and so is the mean.</param>
    /// <param name="mean">The mean in every lane.</param>
    /// <param name="scale">The factor in every lane.</param>
    public static void Row<T>(ref T x, int row, int rows, int features, double epsilon, bool centres, out Vector<T> mean, out Vector<T> scale)
        where T : unmanaged
    {
        var numbers = new double[features];
        for (int f = 0; f < features; f++)
            numbers[f] = Scalar.ToDouble(Unsafe.Add(ref x, ((((f >> 4) * rows) + row) * 16) + (f & 15)));
        (double m, double s) = Moments(numbers, epsilon, centres);
        mean = new Vector<T>(Scalar.FromDouble<T>(m));
        scale = new Vector<T>(Scalar.FromDouble<T>(s));
    }

    /// <summary>Mean and factor of a group of channels of a row, over all positions: put into the memory that has one number per channel.</summary>
    /// <param name="x">The value, in panels.</param>
    /// <param name="row">The row.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="positions">Positions of a row.</param>
    /// <param name="group">The group's first channel.</param>
    /// <param name="size">Its channels.</param>
    /// <param name="epsilon">More than 0.</param>
    /// <param name="means">Takes the mean of each of them.</param>
    /// <returns>1 / √(variance + epsilon).</returns>
    public static T Group<T>(ref T x, int row, int rows, int positions, int group, int size, double epsilon, ref T means)
        where T : unmanaged
    {
        var numbers = new double[size * positions];
        for (int c = 0; c < size; c++)
        {
            int start = (((((group + c) >> 4) * rows) + row) * positions * 16) + ((group + c) & 15);
            for (int p = 0; p < positions; p++)
                numbers[(c * positions) + p] = Scalar.ToDouble(Unsafe.Add(ref x, start + (p * 16)));
        }

        (double mean, double scale) = Moments(numbers, epsilon, centres: true);
        for (int c = group; c < group + size; c++)
            Unsafe.Add(ref means, ((((c >> 4) * rows) + row) * 16) + (c & 15)) = Scalar.FromDouble<T>(mean);
        return Scalar.FromDouble<T>(scale);
    }

    /// <summary>Means and factors of those features of a batch whose variance has left its range. What runs on takes the largest number for it.</summary>
    /// <param name="x">The first feature's numbers, 16 apart.</param>
    /// <param name="rows">How many of each.</param>
    /// <param name="epsilon">More than 0.</param>
    /// <param name="mean">A mean per lane.</param>
    /// <param name="squares">A sum of squares per lane.</param>
    /// <param name="scale">1 / √(variance + epsilon) of those lanes; 0 in the others.</param>
    public static void Columns<T>(ref T x, int rows, double epsilon, ref Vector<T> mean, ref Vector<T> squares, out Vector<T> scale)
        where T : unmanaged
    {
        scale = Vector<T>.Zero;
        for (int lane = 0; lane < Vector<T>.Count; lane++)
        {
            if (Scalar.IsFinite(squares[lane]))
                continue;
            var numbers = new double[rows];
            for (int r = 0; r < rows; r++)
                numbers[r] = Scalar.ToDouble(Unsafe.Add(ref x, (r * 16) + lane));
            (double m, double s) = Moments(numbers, epsilon, centres: true);
            Set(ref mean, lane, m);
            Set(ref scale, lane, s);
            if (s > 0)
                Set(ref squares, lane, typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue);
        }
    }

    /// <summary>The cosine of two rows, and 1 / √Σ of squares of each, at most 1e6.</summary>
    /// <param name="a">A value, in panels.</param>
    /// <param name="b">Another of the same shape.</param>
    /// <param name="row">The row.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="features">Numbers of a row.</param>
    /// <param name="scaleOfA">1 / length of a.</param>
    /// <param name="scaleOfB">1 / length of b.</param>
    public static T Cosine<T>(ref T a, ref T b, int row, int rows, int features, out T scaleOfA, out T scaleOfB)
        where T : unmanaged
    {
        double largestOfA = 0, largestOfB = 0, aa = 0, bb = 0, ab = 0;
        for (int f = 0; f < features; f++)
        {
            int at = ((((f >> 4) * rows) + row) * 16) + (f & 15);
            AddToNorm(ref Unsafe.Add(ref a, at), 1, ref largestOfA, ref aa);
            AddToNorm(ref Unsafe.Add(ref b, at), 1, ref largestOfB, ref bb);
        }

        double sa = 1 / Math.Max(Norm(largestOfA, aa), 1e-6);
        double sb = 1 / Math.Max(Norm(largestOfB, bb), 1e-6);
        for (int f = 0; f < features; f++)
        {
            int at = ((((f >> 4) * rows) + row) * 16) + (f & 15);
            ab += Scalar.ToDouble(Unsafe.Add(ref a, at)) * sa * (Scalar.ToDouble(Unsafe.Add(ref b, at)) * sb);
        }

        scaleOfA = Scalar.FromDouble<T>(sa);
        scaleOfB = Scalar.FromDouble<T>(sb);
        return Scalar.FromDouble<T>(ab);
    }

    private static (double Mean, double Scale) Moments(double[] numbers, double epsilon, bool centres)
    {
        double largest = 0;
        foreach (double x in numbers)
            largest = Math.Max(largest, Math.Abs(x));

        double mean = 0;
        foreach (double x in numbers)
            mean += centres ? x / largest / numbers.Length : 0;
        double squares = 0;
        foreach (double x in numbers)
            squares += ((x / largest) - mean) * ((x / largest) - mean) / numbers.Length;

        // (x / largest)² + epsilon / largest²: the second is nothing, unless all numbers are alike.
        return (mean * largest, squares > 0 ? 1 / (largest * Math.Sqrt(squares)) : 1 / Math.Sqrt(squares + epsilon));
    }

    private static void Set<T>(ref Vector<T> vector, int lane, double value)
        where T : unmanaged => Unsafe.Add(ref Unsafe.As<Vector<T>, T>(ref vector), lane) = Scalar.FromDouble<T>(value);
}

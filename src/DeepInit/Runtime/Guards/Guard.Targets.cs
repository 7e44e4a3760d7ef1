using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <content>What losses take for targets. One pass of comparisons over memory that was packed just before: nothing beside a step.</content>
public static partial class Guard
{
    /// <summary>How far single precision may take a sum of shares past 1: mixed, smoothed and interpolated labels are probabilities still.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Checks that every target is from 0 to 1.</summary>
    /// <param name="targets">The targets, row after row; finite.</param>
    /// <param name="rowSize">Values per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="loss">The loss that takes them.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Probabilities<T>(ReadOnlySpan<T> targets, int rowSize, string argument, string loss)
        where T : unmanaged
    {
        int wrong = FirstOutside(targets, -Rounding, 1 + Rounding);
        if (wrong >= 0)
            ThrowTarget(targets, wrong, rowSize, argument, loss, "numbers from 0 to 1");
    }

    /// <summary>Checks that every target is at least 0.</summary>
    /// <param name="targets">The targets, row after row; finite.</param>
    /// <param name="rowSize">Values per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="loss">The loss that takes them.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Counts<T>(ReadOnlySpan<T> targets, int rowSize, string argument, string loss)
        where T : unmanaged
    {
        int wrong = FirstOutside(targets, 0, double.PositiveInfinity);
        if (wrong >= 0)
            ThrowTarget(targets, wrong, rowSize, argument, loss, "numbers of at least 0");
    }

    /// <summary>Checks that every target is −1 or 1.</summary>
    /// <param name="targets">The targets, row after row; finite.</param>
    /// <param name="rowSize">Values per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="loss">The loss that takes them.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Signs<T>(ReadOnlySpan<T> targets, int rowSize, string argument, string loss)
        where T : unmanaged
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (Scalar.ToDouble(targets[i]) is not (1 or -1))
                ThrowTarget(targets, i, rowSize, argument, loss, "\u22121 or 1");
        }
    }

    // −1 where none is outside.
    [MethodImpl(KernelCode.Optimized)]
    private static int FirstOutside<T>(ReadOnlySpan<T> values, double low, double high)
        where T : unmanaged
    {
        ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        var least = new Vector<T>(Scalar.FromDouble<T>(low));
        var most = new Vector<T>(Scalar.FromDouble<T>(high));
        Vector<T> wrong = Vector<T>.Zero;
        foreach (Vector<T> x in vectors)
            wrong |= Vector.LessThan(x, least) | Vector.GreaterThan(x, most);

        int first = Vector.EqualsAll(Vector.AsVectorInt32(wrong), Vector<int>.Zero) ? vectors.Length * Vector<T>.Count : 0;
        for (int i = first; i < values.Length; i++)
        {
            double x = Scalar.ToDouble(values[i]);
            if (x < low || x > high)
                return i;
        }

        return -1;
    }

    [DoesNotReturn]
    private static void ThrowTarget<T>(ReadOnlySpan<T> targets, int i, int rowSize, string argument, string loss, string expected)
        where T : unmanaged =>
        throw RowFault.Refusal(argument, i, targets.Length, rowSize, Text(targets[i]), $"{expected}, which the loss {loss} takes");
}

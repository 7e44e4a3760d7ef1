using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

public static partial class Lanes
{
    /// <summary>The first <paramref name="valid"/> lanes set, the others clear; none where it is 0 or less, all where it is the number of lanes or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<long> Mask(double kind, int valid) => Vector.LessThan(Longs, new Vector<long>(valid));

    /// <summary>The first <paramref name="valid"/> lanes as they are, the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Keep(Vector<double> value, int valid) =>
        valid >= Vector<double>.Count ? value : Vector.ConditionalSelect(Mask(default(double), valid), value, Vector<double>.Zero);

    /// <summary>The first <paramref name="valid"/> lanes as they are, the others <paramref name="otherwise"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> KeepOr(Vector<double> value, int valid, double otherwise) =>
        valid >= Vector<double>.Count ? value : Vector.ConditionalSelect(Mask(default(double), valid), value, new Vector<double>(otherwise));

    /// <summary>The first number of each of some rows of a panel, a row per lane; lanes without a row are 0.</summary>
    /// <param name="panel">Rows of 16.</param>
    /// <param name="row">The row of the first lane.</param>
    /// <param name="count">How many rows, at most the number of lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> GatherRows(ref double panel, int row, int count)
    {
        Vector<double> lanes = Vector<double>.Zero;
        ref double lane = ref Unsafe.As<Vector<double>, double>(ref lanes);
        for (int k = 0; k < count; k++)
            Unsafe.Add(ref lane, k) = Unsafe.Add(ref panel, (row + k) * 16);
        return lanes;
    }

    /// <summary>Writes each of the first lanes as the first number of a row of a panel; the row's other fifteen become 0.</summary>
    /// <param name="value">A number per row.</param>
    /// <param name="panel">Rows of 16.</param>
    /// <param name="row">The row of the first lane.</param>
    /// <param name="count">How many rows, at most the number of lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ScatterRows(Vector<double> value, ref double panel, int row, int count)
    {
        ref double lane = ref Unsafe.As<Vector<double>, double>(ref value);
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < 16; i += Vector<double>.Count)
                Simd.Store(Vector<double>.Zero, ref panel, ((row + k) * 16) + i);
            Unsafe.Add(ref panel, (row + k) * 16) = Unsafe.Add(ref lane, k);
        }
    }

    /// <summary>A lane, where a loop goes over them.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="lane">0 … Count − 1; not checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double At(ref Vector<double> value, int lane) => Unsafe.Add(ref Unsafe.As<Vector<double>, double>(ref value), lane);

    /// <summary>Lane k is the number of class <c>classes[k]</c>.</summary>
    /// <param name="numbers">The number of class 0.</param>
    /// <param name="classes">Indices of numbers that are there; at most <c>Count</c>. Lanes without one are 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> OfClasses(ref double numbers, ReadOnlySpan<int> classes)
    {
        Vector<double> lanes = Vector<double>.Zero;
        ref double first = ref Unsafe.As<Vector<double>, double>(ref lanes);
        for (int k = 0; k < classes.Length; k++)
            Unsafe.Add(ref first, k) = Unsafe.Add(ref numbers, classes[k]);
        return lanes;
    }

    /// <summary>Lane k is the number of row <c>lane + k</c> in the column of class <c>classes[k]</c>.</summary>
    /// <param name="columns">Columns of 16 rows, one of each class.</param>
    /// <param name="classes">Indices of columns that are there; at most <c>Count</c>. Lanes without one are 0.</param>
    /// <param name="lane">The row of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> OfClasses(ref double columns, ReadOnlySpan<int> classes, int lane)
    {
        Vector<double> lanes = Vector<double>.Zero;
        ref double first = ref Unsafe.As<Vector<double>, double>(ref lanes);
        for (int k = 0; k < classes.Length; k++)
            Unsafe.Add(ref first, k) = Unsafe.Add(ref columns, (classes[k] * Panels.Width) + lane + k);
        return lanes;
    }

    /// <summary>Adds lane k to the number of row <c>lane + k</c> in the column of class <c>classes[k]</c>.</summary>
    /// <param name="value">What is added.</param>
    /// <param name="columns">Columns of 16 rows, one of each class.</param>
    /// <param name="classes">Indices of columns that are there; at most <c>Count</c>.</param>
    /// <param name="lane">The row of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToClasses(Vector<double> value, ref double columns, ReadOnlySpan<int> classes, int lane)
    {
        for (int k = 0; k < classes.Length; k++)
            Unsafe.Add(ref columns, (classes[k] * Panels.Width) + lane + k) += At(ref value, k);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

public static partial class Lanes
{
    /// <summary>The first <paramref name="valid"/> lanes set, the others clear; none where it is 0 or less, all where it is the number of lanes or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<long> Mask(double kind, int valid) => Vector.LessThan(Indices.Oflong, new Vector<long>(valid));

    /// <summary>The first <paramref name="valid"/> lanes as they are, the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Keep(Vector<double> value, int valid) =>
        valid >= Vector<double>.Count ? value : Vector.ConditionalSelect(Mask(default(double), valid), value, Vector<double>.Zero);

    /// <summary>The first <paramref name="valid"/> lanes as they are, the others <paramref name="otherwise"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> KeepOr(Vector<double> value, int valid, double otherwise) =>
        valid >= Vector<double>.Count ? value : Vector.ConditionalSelect(Mask(default(double), valid), value, new Vector<double>(otherwise));
}

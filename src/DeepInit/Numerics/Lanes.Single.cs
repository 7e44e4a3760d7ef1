using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

public static partial class Lanes
{
    /// <summary>The first <paramref name="valid"/> lanes set, the others clear; none where it is 0 or less, all where it is the number of lanes or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> Mask(float kind, int valid) => Vector.LessThan(Indices.Ofint, new Vector<int>(valid));

    /// <summary>The first <paramref name="valid"/> lanes as they are, the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Keep(Vector<float> value, int valid) =>
        valid >= Vector<float>.Count ? value : Vector.ConditionalSelect(Mask(default(float), valid), value, Vector<float>.Zero);

    /// <summary>The first <paramref name="valid"/> lanes as they are, the others <paramref name="otherwise"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> KeepOr(Vector<float> value, int valid, float otherwise) =>
        valid >= Vector<float>.Count ? value : Vector.ConditionalSelect(Mask(default(float), valid), value, new Vector<float>(otherwise));
}

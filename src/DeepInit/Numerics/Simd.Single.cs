using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics;
#endif
#if NET && !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace DeepInit.Runtime;

/// <summary>
/// The few vector operations that generated kernels are written in, each one instruction (or very few) on every framework.
/// Nothing checks bounds: the kernels know their sizes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    /// <summary>Reads <c>Vector&lt;float&gt;.Count</c> elements from <paramref name="index"/> on; no bounds check, any alignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float source, int index) =>
        Unsafe.ReadUnaligned<Vector<float>>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref source, index)));

    /// <summary>Writes <c>Vector&lt;float&gt;.Count</c> elements from <paramref name="index"/> on; no bounds check, any alignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> value, ref float destination, int index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref destination, index)), value);

    /// <summary>Stores two vectors, both computed before either is stored: where a vector is a whole panel, both are the same, at one place, which they may have been computed from.</summary>
    /// <param name="first">One vector.</param>
    /// <param name="second">The other.</param>
    /// <param name="destination">The first element of the memory.</param>
    /// <param name="firstIndex">The element that takes the first lane of <paramref name="first"/>.</param>
    /// <param name="secondIndex">The element that takes the first lane of <paramref name="second"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> first, Vector<float> second, ref float destination, int firstIndex, int secondIndex)
    {
        Store(first, ref destination, firstIndex);
        Store(second, ref destination, secondIndex);
    }

    /// <summary>The element at <paramref name="index"/> in every lane; no bounds check.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Broadcast(ref float source, int index) => new(Unsafe.Add(ref source, index));

    /// <summary>a · b + c; one rounding where the processor and the framework offer a fused instruction, two elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c)
    {
#if NET9_0_OR_GREATER
        return Vector.MultiplyAddEstimate(a, b, c);
#else
#if NET
        if (Fma.IsSupported)
        {
            if (Vector<float>.Count == Vector256<float>.Count)
                return Fma.MultiplyAdd(a.AsVector256(), b.AsVector256(), c.AsVector256()).AsVector();
            if (Vector<float>.Count == Vector128<float>.Count)
                return Fma.MultiplyAdd(a.AsVector128(), b.AsVector128(), c.AsVector128()).AsVector();
        }
        else if (AdvSimd.IsSupported && Vector<float>.Count == Vector128<float>.Count)
        {
            return AdvSimd.FusedMultiplyAdd(c.AsVector128(), a.AsVector128(), b.AsVector128()).AsVector();
        }
#endif
        return (a * b) + c;
#endif
    }

    /// <summary>The sum over the lanes; the order of the additions follows the width of the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector<float> value)
    {
#if NET
        return Vector.Sum(value);
#else
        return Vector.Dot(value, Vector<float>.One);
#endif
    }

    /// <summary>The largest lane; NaN when a lane is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector<float> value)
    {
#if NET
        if (Vector<float>.Count == Vector256<float>.Count)
        {
            Vector256<float> wide = value.AsVector256();
            return MaxLane(Larger(wide.GetLower(), wide.GetUpper()));
        }

        if (Vector<float>.Count == Vector128<float>.Count)
            return MaxLane(value.AsVector128());
#endif
        float max = value[0];
        for (int lane = 1; lane < Vector<float>.Count; lane++)
        {
            float candidate = value[lane];
            max = candidate > max || float.IsNaN(candidate) ? candidate : max;
        }

        return max;
    }

#if NET
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaxLane(Vector128<float> value)
    {
        value = Larger(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1)));
        value = Larger(value, Vector128.Shuffle(value, Vector128.Create(1, 0, 3, 2)));
        return value.ToScalar();
    }

    // a where it is larger or NaN, else b (which may be NaN): a NaN on either side comes out, whatever the hardware's max does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(a, b) | ~Vector128.Equals(a, a), a, b);
#endif
}

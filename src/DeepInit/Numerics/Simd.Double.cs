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

public static partial class Simd
{
    /// <summary>Reads <c>Vector&lt;double&gt;.Count</c> elements from <paramref name="index"/> on; no bounds check, any alignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ref double source, int index) =>
        Unsafe.ReadUnaligned<Vector<double>>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref source, index)));

    /// <summary>Writes <c>Vector&lt;double&gt;.Count</c> elements from <paramref name="index"/> on; no bounds check, any alignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<double> value, ref double destination, int index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref destination, index)), value);

    /// <summary>Stores two vectors, both computed before either is stored: where a vector is a whole panel, both are the same, at one place, which they may have been computed from.</summary>
    /// <param name="first">One vector.</param>
    /// <param name="second">The other.</param>
    /// <param name="destination">The first element of the memory.</param>
    /// <param name="firstIndex">The element that takes the first lane of <paramref name="first"/>.</param>
    /// <param name="secondIndex">The element that takes the first lane of <paramref name="second"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<double> first, Vector<double> second, ref double destination, int firstIndex, int secondIndex)
    {
        Store(first, ref destination, firstIndex);
        Store(second, ref destination, secondIndex);
    }

    /// <summary>The element at <paramref name="index"/> in every lane; no bounds check.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Broadcast(ref double source, int index) => new(Unsafe.Add(ref source, index));

    /// <summary>a · b + c; one rounding where the processor and the framework offer a fused instruction, two elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> MultiplyAdd(Vector<double> a, Vector<double> b, Vector<double> c)
    {
#if NET9_0_OR_GREATER
        return Vector.MultiplyAddEstimate(a, b, c);
#else
#if NET
        if (Fma.IsSupported)
        {
            if (Vector<double>.Count == Vector256<double>.Count)
                return Fma.MultiplyAdd(a.AsVector256(), b.AsVector256(), c.AsVector256()).AsVector();
            if (Vector<double>.Count == Vector128<double>.Count)
                return Fma.MultiplyAdd(a.AsVector128(), b.AsVector128(), c.AsVector128()).AsVector();
        }
        else if (AdvSimd.Arm64.IsSupported && Vector<double>.Count == Vector128<double>.Count)
        {
            return AdvSimd.Arm64.FusedMultiplyAdd(c.AsVector128(), a.AsVector128(), b.AsVector128()).AsVector();
        }
#endif
        return (a * b) + c;
#endif
    }

    /// <summary>The sum over the lanes; the order of the additions follows the width of the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector<double> value)
    {
#if NET
        return Vector.Sum(value);
#else
        return Vector.Dot(value, Vector<double>.One);
#endif
    }

    /// <summary>The largest lane; NaN when a lane is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector<double> value)
    {
#if NET
        if (Vector<double>.Count == Vector256<double>.Count)
        {
            Vector256<double> wide = value.AsVector256();
            return MaxLane(Larger(wide.GetLower(), wide.GetUpper()));
        }

        if (Vector<double>.Count == Vector128<double>.Count)
            return MaxLane(value.AsVector128());
#endif
        double max = value[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            double candidate = value[lane];
            max = candidate > max || double.IsNaN(candidate) ? candidate : max;
        }

        return max;
    }

#if NET
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double MaxLane(Vector128<double> value)
    {
        value = Larger(value, Vector128.Shuffle(value, Vector128.Create(1L, 0L)));
        return value.ToScalar();
    }

    // a where it is larger or NaN, else b (which may be NaN): a NaN on either side comes out, whatever the hardware's max does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Larger(Vector128<double> a, Vector128<double> b) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(a, b) | ~Vector128.Equals(a, a), a, b);
#endif
}

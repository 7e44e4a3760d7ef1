using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

// e^x = 2^n · e^r with n = round(x / ln 2) and r = x - n ln 2, |r| <= ln 2 / 2.
public static partial class VectorMath
{
    /// <summary>eˣ; at most 1.1 ulp off. Overflows to ∞ above 88.72, denormal below −87.33, 0 below −103.97.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) => ExpNoOverflowCheck(AtMost(x, 89f));

    /// <summary>eˣ − 1; at most 2 ulp off, near 0 too, where it is x. −1 at −∞; overflows to ∞ above 88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x)
    {
        Vector<float> r = ReduceExp(AtLeast(AtMost(x, 89f), -18f), out Vector<float> shifted);

        // 2 · (2^(n-1) · (e^r - 1) + (2^(n-1) - 1/2)): the halved power exists for n = 128 too.
        Vector<float> halfPower = PowerOfTwo(Vector.AsVectorInt32(shifted) - Vector<int>.One);
        Vector<float> half = Simd.MultiplyAdd(Expm1Reduced(r), halfPower, halfPower - new Vector<float>(0.5f));

        // Below 2^-25 the term x²/2 is less than a quarter of an ulp; x itself keeps denormals and the sign of 0.
        return Vector.ConditionalSelect(Vector.LessThan(Magnitude(x), new Vector<float>(2.98023224e-8f)), x, half + half);
    }

    // e^x for x <= 89.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpNoOverflowCheck(Vector<float> x)
    {
        Vector<float> r = ReduceExp(AtLeast(x, -104.5f), out Vector<float> shifted);
        return Scale(Vector<float>.One + Expm1Reduced(r), shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ReduceExp(Vector<float> x, out Vector<float> shifted)
    {
        shifted = Simd.MultiplyAdd(x, new(Log2EF), new(RoundingShiftF));
        Vector<float> n = shifted - new Vector<float>(RoundingShiftF);
        Vector<float> r = Simd.MultiplyAdd(n, new(-Ln2HiF), x);
        return Simd.MultiplyAdd(n, new(-Ln2LoF), r);
    }

    // e^r - 1 = r + r² q(r) on |r| <= 0.36; relative error of the fit 1.7e-8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Expm1Reduced(Vector<float> r)
    {
        Vector<float> q = Simd.MultiplyAdd(new(0.001388203f), r, new(0.008369135f));
        q = Simd.MultiplyAdd(q, r, new(0.041667286f));
        q = Simd.MultiplyAdd(q, r, new(0.16666524f));
        q = Simd.MultiplyAdd(q, r, new(0.49999997f));
        return Simd.MultiplyAdd(r * r, q, r);
    }
}

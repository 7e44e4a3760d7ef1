using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

// e^x = 2^n · e^r with n = round(x / ln 2) and r = x - n ln 2, |r| <= ln 2 / 2.
public static partial class VectorMath
{
    /// <summary>eˣ; at most 1.1 ulp off. Overflows to ∞ above 709.78, denormal below −708.39, 0 below −745.13.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x) => ExpNoOverflowCheck(AtMost(x, 710.5));

    /// <summary>eˣ − 1; at most 2 ulp off, near 0 too, where it is x. −1 at −∞; overflows to ∞ above 709.78.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Expm1(Vector<double> x)
    {
        Vector<double> r = ReduceExp(AtLeast(AtMost(x, 710.5), -40), out Vector<double> shifted);

        // 2 · (2^(n-1) · (e^r - 1) + (2^(n-1) - 1/2)). At n = 1025 the power is ∞, as is the result.
        Vector<double> halfPower = PowerOfTwo(Vector.AsVectorInt64(shifted) - Vector<long>.One);
        Vector<double> half = Simd.MultiplyAdd(Expm1Reduced(r), halfPower, halfPower - new Vector<double>(0.5));

        // Below 2^-54 the term x²/2 is less than a quarter of an ulp; x itself keeps denormals and the sign of 0.
        return Vector.ConditionalSelect(Vector.LessThan(Magnitude(x), new Vector<double>(5.5511151231257827e-17)), x, half + half);
    }

    // e^x for x <= 710.5.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpNoOverflowCheck(Vector<double> x)
    {
        Vector<double> r = ReduceExp(AtLeast(x, -746), out Vector<double> shifted);
        return Scale(Vector<double>.One + Expm1Reduced(r), shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ReduceExp(Vector<double> x, out Vector<double> shifted)
    {
        shifted = Simd.MultiplyAdd(x, new(Log2ED), new(RoundingShiftD));
        Vector<double> n = shifted - new Vector<double>(RoundingShiftD);
        Vector<double> r = Simd.MultiplyAdd(n, new(-Ln2HiD), x);
        return Simd.MultiplyAdd(n, new(-Ln2LoD), r);
    }

    // e^r - 1 = r + r² q(r) on |r| <= 0.36; relative error of the fit 2.8e-17.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Expm1Reduced(Vector<double> r)
    {
        Vector<double> q = Simd.MultiplyAdd(new(2.5053868120795526e-08), r, new(2.763144030988934e-07));
        q = Simd.MultiplyAdd(q, r, new(2.755742210033069e-06));
        q = Simd.MultiplyAdd(q, r, new(2.480149188315659e-05));
        q = Simd.MultiplyAdd(q, r, new(0.0001984126968771919));
        q = Simd.MultiplyAdd(q, r, new(0.0013888888942417824));
        q = Simd.MultiplyAdd(q, r, new(0.008333333333409465));
        q = Simd.MultiplyAdd(q, r, new(0.0416666666665451));
        q = Simd.MultiplyAdd(q, r, new(0.16666666666666555));
        q = Simd.MultiplyAdd(q, r, new(0.5000000000000008));
        return Simd.MultiplyAdd(r * r, q, r);
    }
}

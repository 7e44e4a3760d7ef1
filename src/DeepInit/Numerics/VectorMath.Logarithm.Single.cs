using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

// ln x = e ln 2 + ln(1 + f) with x = 2^e (1 + f), √½ <= 1 + f < √2.
public static partial class VectorMath
{
    // The bits of √½: subtracting them before the exponent is cut off centres the mantissa around 1.
    private const int SqrtHalfBitsF = 0x3F3504F3;
    private const int OneBitsF = 0x3F800000;

    /// <summary>ln x; at most 1 ulp off, denormal x included. −∞ at ±0, NaN for x &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x)
    {
        // Denormals have no hidden bit: bring them up by 2^23 and take 23 off the exponent.
        Vector<int> tiny = Vector.LessThan(x, new Vector<float>(1.17549435e-38f));
        Vector<float> normal = Vector.ConditionalSelect(tiny, x * new Vector<float>(8388608f), x);
        Vector<float> mantissa = SplitExponent(normal, out Vector<float> exponent, out _);
        exponent -= Vector.ConditionalSelect(tiny, new Vector<float>(23f), Vector<float>.Zero);
        return WithLogEdges(LogOfParts(mantissa - Vector<float>.One, exponent), x);
    }

    /// <summary>ln(1 + x); at most 1.5 ulp off, near 0 too, where it is x. −∞ at −1, NaN for x &lt; −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1p(Vector<float> x)
    {
        Vector<float> one = Vector<float>.One;
        Vector<float> sum = one + x;
        Vector<float> mantissa = SplitExponent(sum, out Vector<float> exponent, out Vector<float> inversePower);

        // What the addition 1 + x rounded off (two-sum, Knuth), scaled like the mantissa. For large x it is nothing, and its scale overflows.
        Vector<float> back = sum - one;
        Vector<float> lost = (one - (sum - back)) + (x - back);
        Vector<float> f = mantissa - one;
        f = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(1e15f)), Simd.MultiplyAdd(lost, inversePower, f), f);

        Vector<float> result = WithLogEdges(LogOfParts(f, exponent), sum);
        return Vector.ConditionalSelect(Vector.LessThan(Magnitude(x), new Vector<float>(2.98023224e-8f)), x, result);
    }

    // x = 2^exponent · result, √½ <= result < √2; inversePower = 2^-exponent while that is a normal number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> SplitExponent(Vector<float> x, out Vector<float> exponent, out Vector<float> inversePower)
    {
        Vector<int> bits = Vector.AsVectorInt32(x);

        // The exponent field with the mantissa cut off is exponent · 2^23, which converts exactly: no shift needed.
        Vector<int> field = Vector.BitwiseAnd(bits - new Vector<int>(SqrtHalfBitsF), new Vector<int>(unchecked((int)0xFF800000)));
        exponent = Vector.ConvertToSingle(field) * new Vector<float>(1.1920929e-7f);
        inversePower = Vector.AsVectorSingle(new Vector<int>(OneBitsF) - field);
        return Vector.AsVectorSingle(bits - field);
    }

    // e ln 2 + ln(1 + f): ln(1 + f) = f - f²/2 + f³ p(f) on √½ - 1 <= f <= √2 - 1; relative error of the fit 5.9e-9.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogOfParts(Vector<float> f, Vector<float> e)
    {
        Vector<float> p = Simd.MultiplyAdd(new(-0.076357804f), f, new(0.12763378f));
        p = Simd.MultiplyAdd(p, f, new(-0.13160552f));
        p = Simd.MultiplyAdd(p, f, new(0.14201541f));
        p = Simd.MultiplyAdd(p, f, new(-0.166233f));
        p = Simd.MultiplyAdd(p, f, new(0.20001234f));
        p = Simd.MultiplyAdd(p, f, new(-0.25000823f));
        p = Simd.MultiplyAdd(p, f, new(0.3333333f));

        Vector<float> square = f * f;
        Vector<float> small = Simd.MultiplyAdd(e, new(Ln2LoF), p * f * square);
        small = Simd.MultiplyAdd(square, new(-0.5f), small);
        return Simd.MultiplyAdd(e, new(Ln2HiF), f + small);
    }

    // The cases the formula cannot see: x = 0, x < 0, x = ∞ and NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> WithLogEdges(Vector<float> result, Vector<float> x)
    {
        result = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(float.PositiveInfinity)), result, x);
        result = Vector.ConditionalSelect(Vector.Equals(x, Vector<float>.Zero), new Vector<float>(float.NegativeInfinity), result);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), new Vector<float>(float.NaN), result);
    }
}

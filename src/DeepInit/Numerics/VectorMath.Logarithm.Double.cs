using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

// ln x = e ln 2 + ln(1 + f) with x = 2^e (1 + f), √½ <= 1 + f < √2.
public static partial class VectorMath
{
    // The bits of 1 less those of √½: adding them before the exponent is cut off centres the mantissa around 1.
    private const long OneBitsD = 0x3FF0000000000000;
    private const long OneLessSqrtHalfBitsD = OneBitsD - 0x3FE6A09E667F3BCD;

    /// <summary>ln x; at most 1 ulp off, denormal x included. −∞ at ±0, NaN for x &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x)
    {
        // Denormals have no hidden bit: bring them up by 2^52 and take 52 off the exponent.
        Vector<long> tiny = Vector.LessThan(x, new Vector<double>(2.2250738585072014e-308));
        Vector<double> normal = Vector.ConditionalSelect(tiny, x * new Vector<double>(4503599627370496d), x);
        Vector<double> mantissa = SplitExponent(normal, out Vector<double> exponent, out _);
        exponent -= Vector.ConditionalSelect(tiny, new Vector<double>(52), Vector<double>.Zero);
        return WithLogEdges(LogOfParts(mantissa - Vector<double>.One, exponent), x);
    }

    /// <summary>ln(1 + x); at most 1.5 ulp off, near 0 too, where it is x. −∞ at −1, NaN for x &lt; −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log1p(Vector<double> x)
    {
        Vector<double> one = Vector<double>.One;
        Vector<double> sum = one + x;
        Vector<double> mantissa = SplitExponent(sum, out Vector<double> exponent, out Vector<double> inversePower);

        // What the addition 1 + x rounded off (two-sum, Knuth), scaled like the mantissa. For large x it is nothing, and its scale overflows.
        Vector<double> back = sum - one;
        Vector<double> lost = (one - (sum - back)) + (x - back);
        Vector<double> f = mantissa - one;
        f = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<double>(1e30)), Simd.MultiplyAdd(lost, inversePower, f), f);

        Vector<double> result = WithLogEdges(LogOfParts(f, exponent), sum);
        return Vector.ConditionalSelect(Vector.LessThan(Magnitude(x), new Vector<double>(5.5511151231257827e-17)), x, result);
    }

    // x = 2^exponent · result, √½ <= result < √2; inversePower = 2^-exponent while that is a normal number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SplitExponent(Vector<double> x, out Vector<double> exponent, out Vector<double> inversePower)
    {
        Vector<long> bits = Vector.AsVectorInt64(x);
        Vector<long> biased = bits + new Vector<long>(OneLessSqrtHalfBitsD);
        Vector<long> field = Vector.BitwiseAnd(biased, new Vector<long>(0x7FF0000000000000));
#if NET
        // The field shifted down into the fraction of 2^52 is the number 2^52 + exponent + 1023: cheaper than a conversion from long.
        Vector<long> number = Vector.BitwiseOr(Vector.ShiftRightLogical(field, 52), new Vector<long>(0x4330000000000000));
        exponent = Vector.AsVectorDouble(number) - new Vector<double>(4503599627370496d + 1023d);
#else
        exponent = (Vector.ConvertToDouble(field) * new Vector<double>(2.2204460492503131e-16)) - new Vector<double>(1023d);
#endif
        Vector<long> difference = field - new Vector<long>(OneBitsD);
        inversePower = Vector.AsVectorDouble(new Vector<long>(OneBitsD) - difference);
        return Vector.AsVectorDouble(bits - difference);
    }

    // e ln 2 + ln(1 + f), with s = f / (2 + f): ln(1 + f) = 2 artanh s = 2s + s z p(z), z = s² <= 0.0295; relative error of the fit 2.5e-18.
    // As 2s = f - s f, the sum is arranged around f, whose rounding error is nil: f - (f²/2 - s (f²/2 + z p)).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfParts(Vector<double> f, Vector<double> e)
    {
        Vector<double> s = f / (f + new Vector<double>(2));
        Vector<double> z = s * s;
        Vector<double> p = Simd.MultiplyAdd(new(0.14798223808044775), z, new(0.15313836008237183));
        p = Simd.MultiplyAdd(p, z, new(0.1818357218723807));
        p = Simd.MultiplyAdd(p, z, new(0.22222198432658882));
        p = Simd.MultiplyAdd(p, z, new(0.2857142874364423));
        p = Simd.MultiplyAdd(p, z, new(0.39999999999409586));
        p = Simd.MultiplyAdd(p, z, new(0.6666666666666735));

        Vector<double> halfSquare = f * f * new Vector<double>(0.5);
        Vector<double> small = Simd.MultiplyAdd(s, Simd.MultiplyAdd(z, p, halfSquare), e * new Vector<double>(Ln2LoD));
        return Simd.MultiplyAdd(e, new(Ln2HiD), f - (halfSquare - small));
    }

    // The cases the formula cannot see: x = 0, x < 0, x = ∞ and NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> WithLogEdges(Vector<double> result, Vector<double> x)
    {
        result = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<double>(double.PositiveInfinity)), result, x);
        result = Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero), new Vector<double>(double.NegativeInfinity), result);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), new Vector<double>(double.NaN), result);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

// The bit tricks behind the functions for double: 1 sign bit, 11 exponent bits (bias 1023), 52 fraction bits.
public static partial class VectorMath
{
    // 1.5 · 2^52; see RoundingShiftF. The low 12 bits of the constant are 0, and stay so when it is halved as an integer.
    private const double RoundingShiftD = 6755399441055744d;

    // ln 2 = Hi + Lo, Hi with 32 bits: n · Hi is exact for |n| < 2^20, with or without a fused multiply-add (Cody & Waite 1980).
    private const double Ln2HiD = 0.693147180369123816490;
    private const double Ln2LoD = 1.90821492927058770002e-10;
    private const double Log2ED = 1.44269504088896340736;

    // 2^n, -1022 <= n <= 1023, from v + RoundingShift with n = round(v): the shift drops all bits of the constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PowerOfTwo(Vector<long> shifted) => Vector.AsVectorDouble(ToExponentField(shifted + new Vector<long>(1023)));

    // value · 2^n for n down to -2044 and up to 2046, in two steps: the first product is exact, so a denormal result is rounded once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Scale(Vector<double> value, Vector<double> shifted)
    {
        Vector<long> n = Vector.AsVectorInt64(shifted);
#if NET
        // Logical: the top bit that it changes is far above the 12 bits that become the exponent, and it exists where the arithmetic shift does not.
        Vector<long> half = Vector.ShiftRightLogical(n, 1);
#else
        Vector<long> half = Vector.AsVectorInt64(
            Simd.MultiplyAdd(shifted - new Vector<double>(RoundingShiftD), new(0.5), new(RoundingShiftD)))
            - Vector.AsVectorInt64(new Vector<double>(RoundingShiftD));
#endif
        return value * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> ToExponentField(Vector<long> n)
    {
#if NET
        return Vector.ShiftLeft(n, 52);
#else
        return n * new Vector<long>(1L << 52);
#endif
    }

    // min(x, high) that keeps NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> AtMost(Vector<double> x, double high) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<double>(high)), new Vector<double>(high), x);

    // max(x, low) that keeps NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> AtLeast(Vector<double> x, double low) =>
        Vector.ConditionalSelect(Vector.LessThan(x, new Vector<double>(low)), new Vector<double>(low), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Magnitude(Vector<double> x) =>
        Vector.BitwiseAnd(x, Vector.AsVectorDouble(new Vector<long>(long.MaxValue)));

    // value >= 0 with the sign of x: odd functions, zeros included.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> WithSignOf(Vector<double> value, Vector<double> x) =>
        Vector.BitwiseOr(value, Vector.BitwiseAnd(x, Vector.AsVectorDouble(new Vector<long>(long.MinValue))));
}

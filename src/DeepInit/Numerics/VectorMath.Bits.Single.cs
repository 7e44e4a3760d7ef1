using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

// The bit tricks behind the functions for float: 1 sign bit, 8 exponent bits (bias 127), 23 fraction bits.
public static partial class VectorMath
{
    // 1.5 · 2^23: for |v| < 2^22, v + RoundingShift has a unit of exactly 1, so the addition rounds v to the nearest integer n and leaves n in the low
    // bits. The low 9 bits of the constant itself are 0, and stay so when it is halved as an integer.
    private const float RoundingShiftF = 12582912f;

    // ln 2 = Hi + Lo, Hi with 9 bits: n · Hi is exact for |n| < 2^15, with or without a fused multiply-add (Cody & Waite 1980).
    private const float Ln2HiF = 0.693359375f;
    private const float Ln2LoF = -2.12194440e-4f;
    private const float Log2EF = 1.44269504f;

    // 2^n, -126 <= n <= 127, from v + RoundingShift with n = round(v): the shift drops all bits of the constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> shifted) => Vector.AsVectorSingle(ToExponentField(shifted + new Vector<int>(127)));

    // value · 2^n for n down to -252 and up to 254, in two steps: the first product is exact, so a denormal result is rounded once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scale(Vector<float> value, Vector<float> shifted)
    {
        Vector<int> n = Vector.AsVectorInt32(shifted);
#if NET
        Vector<int> half = Vector.ShiftRightArithmetic(n, 1);
#else
        Vector<int> half = Vector.AsVectorInt32(
            Simd.MultiplyAdd(shifted - new Vector<float>(RoundingShiftF), new(0.5f), new(RoundingShiftF)))
            - Vector.AsVectorInt32(new Vector<float>(RoundingShiftF));
#endif
        return value * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> ToExponentField(Vector<int> n)
    {
#if NET
        return Vector.ShiftLeft(n, 23);
#else
        return n * new Vector<int>(1 << 23);
#endif
    }

    // min(x, high) that keeps NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AtMost(Vector<float> x, float high) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(high)), new Vector<float>(high), x);

    // max(x, low) that keeps NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AtLeast(Vector<float> x, float low) =>
        Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(low)), new Vector<float>(low), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Magnitude(Vector<float> x) =>
        Vector.BitwiseAnd(x, Vector.AsVectorSingle(new Vector<int>(int.MaxValue)));

    // value >= 0 with the sign of x: odd functions, zeros included.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> WithSignOf(Vector<float> value, Vector<float> x) =>
        Vector.BitwiseOr(value, Vector.BitwiseAnd(x, Vector.AsVectorSingle(new Vector<int>(int.MinValue))));
}

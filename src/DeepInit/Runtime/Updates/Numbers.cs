using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Vectors of either element type, for code of the runtime that is generic: type tests are constants to the JIT.</summary>
internal static class Numbers
{
    /// <summary>Numbers that are summed in the element type before the sum goes into a double.</summary>
    public const int Block = 64;

    /// <summary>Below it a decaying state is set to zero, before it becomes subnormal: processors compute with those many times slower.</summary>
    public const double Tiny = 1e-36;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Load<T>(ref T source, int index)
        where T : unmanaged => Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, index)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector<T> value, ref T destination, int index)
        where T : unmanaged => Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref destination, index)), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> All<T>(double value)
        where T : unmanaged => new(Scalar.FromDouble<T>(value));

    /// <summary>a · b + c, in one rounding where the framework has generic vectors for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged
    {
#if NET
        if (typeof(T) == typeof(float))
            return Vector.As<float, T>(Simd.MultiplyAdd(Vector.As<T, float>(a), Vector.As<T, float>(b), Vector.As<T, float>(c)));
        if (typeof(T) == typeof(double))
            return Vector.As<double, T>(Simd.MultiplyAdd(Vector.As<T, double>(a), Vector.As<T, double>(b), Vector.As<T, double>(c)));
#endif
        return (a * b) + c;
    }

    /// <summary>The sum over the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum<T>(Vector<T> value)
        where T : unmanaged => Scalar.ToDouble(Vector.Dot(value, Vector<T>.One));

    /// <summary>beta · state + (1 − beta) · value; zero where it would become subnormal, but no number where it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Moment<T>(Vector<T> state, Vector<T> beta, Vector<T> rest, Vector<T> value)
        where T : unmanaged
    {
        Vector<T> moment = MultiplyAdd(beta, state, rest * value);
        return typeof(T) == typeof(float)
            ? Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(moment), All<T>(Tiny)), Vector<T>.Zero, moment)
            : moment;
    }

    /// <summary>A value within ± limit. A choice, because in some frameworks the minimum and maximum of vectors make a number of what is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Within<T>(Vector<T> value, Vector<T> limit)
        where T : unmanaged =>
        Vector.ConditionalSelect(Vector.GreaterThan(value, limit), limit, Vector.ConditionalSelect(Vector.LessThan(value, -limit), -limit, value));

    /// <summary>The norm of numbers that lie one after another; in double where squares leave the range of their type.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public static double Norm<T>(ref T first, int length)
        where T : unmanaged
    {
        double sum = 0;
        for (int start = 0; start < length; start += Block)
        {
            Vector<T> squares = Vector<T>.Zero;
            int end = Math.Min(length, start + Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> x = Load(ref first, i);
                squares = MultiplyAdd(x, x, squares);
            }

            sum += Sum(squares);
        }

        if (sum is > 1e-24 and <= double.MaxValue)
            return Math.Sqrt(sum);
        double largest = 0;
        sum = 0;
        Overflow.AddToNorm(ref first, length, ref largest, ref sum);
        return Overflow.Norm(largest, sum);
    }
}

using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Conversions between <see cref="double"/> and the element type of a network, which is <see cref="float"/> or <see cref="double"/>.</summary>
/// <remarks>The type tests are constants to the JIT: each method compiles to one conversion.</remarks>
internal static class Scalar
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromDouble<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            float single = (float)value;
            return Unsafe.As<float, T>(ref single);
        }

        if (typeof(T) == typeof(double))
            return Unsafe.As<double, T>(ref value);

        throw Unsupported(typeof(T));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Unsafe.As<T, float>(ref value);

        if (typeof(T) == typeof(double))
            return Unsafe.As<T, double>(ref value);

        throw Unsupported(typeof(T));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFinite<T>(T value)
        where T : unmanaged
    {
        double x = ToDouble(value);

        // x − x is NaN for NaN and both infinities, and 0 for every other number.
        return x - x == 0;
    }

    private static NotSupportedException Unsupported(Type type) => new($"The element type of a network is float or double, not {type}.");
}

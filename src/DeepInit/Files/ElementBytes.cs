using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Little-endian bytes to numbers and back.</summary>
internal static class ElementBytes
{
    /// <summary>The file type of a network's element type.</summary>
    public static SafeTensorType TypeOf<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? SafeTensorType.F32
        : typeof(T) == typeof(double) ? SafeTensorType.F64
        : throw new NotSupportedException($"The element type of a network is float or double, not {typeof(T)}.");

    /// <summary>Whether every number of a file type is also one of <typeparamref name="T"/>.</summary>
    public static bool HoldsExactly<T>(SafeTensorType type)
        where T : unmanaged =>
        type is SafeTensorType.F16 or SafeTensorType.BF16 or SafeTensorType.F32 || (type == SafeTensorType.F64 && typeof(T) == typeof(double));

    /// <summary>Reads numbers; those of a wider type are rounded.</summary>
    /// <param name="bytes">As many bytes as the numbers take in the file. Bytes of big-endian machines are swapped in place.</param>
    /// <param name="type">The file's type.</param>
    /// <param name="values">Takes the numbers.</param>
    public static void Read<T>(Span<byte> bytes, SafeTensorType type, Span<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            ReverseEach(bytes, SafeTensorsHeader.SizeOf(type));

        if (type == TypeOf<T>())
        {
            MemoryMarshal.Cast<byte, T>(bytes).CopyTo(values);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Scalar.FromDouble<T>(type switch
            {
                SafeTensorType.F16 => HalfToSingle(MemoryMarshal.Cast<byte, ushort>(bytes)[i]),
                SafeTensorType.BF16 => BitsToSingle((uint)MemoryMarshal.Cast<byte, ushort>(bytes)[i] << 16),
                SafeTensorType.F32 => MemoryMarshal.Cast<byte, float>(bytes)[i],
                SafeTensorType.F64 => MemoryMarshal.Cast<byte, double>(bytes)[i],
                SafeTensorType.BOOL or SafeTensorType.U8 => bytes[i],
                SafeTensorType.I8 => (sbyte)bytes[i],
                SafeTensorType.I16 => MemoryMarshal.Cast<byte, short>(bytes)[i],
                SafeTensorType.U16 => MemoryMarshal.Cast<byte, ushort>(bytes)[i],
                SafeTensorType.I32 => MemoryMarshal.Cast<byte, int>(bytes)[i],
                SafeTensorType.U32 => MemoryMarshal.Cast<byte, uint>(bytes)[i],
                SafeTensorType.I64 => MemoryMarshal.Cast<byte, long>(bytes)[i],
                _ => MemoryMarshal.Cast<byte, ulong>(bytes)[i],
            });
        }
    }

    /// <summary>Writes numbers in their own type.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="bytes">Takes their bytes.</param>
    public static void Write<T>(ReadOnlySpan<T> values, Span<byte> bytes)
        where T : unmanaged
    {
        MemoryMarshal.AsBytes(values).CopyTo(bytes);
        if (!BitConverter.IsLittleEndian)
            ReverseEach(bytes.Slice(0, values.Length * Unsafe.SizeOf<T>()), Unsafe.SizeOf<T>());
    }

    /// <summary>Swaps the byte order of each element.</summary>
    public static void ReverseEach(Span<byte> bytes, int size)
    {
        for (int i = 0; i < bytes.Length; i += size)
            bytes.Slice(i, size).Reverse();
    }

    /// <summary>IEEE 754 binary16: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. Exact.</summary>
    public static float HalfToSingle(ushort half)
    {
        uint sign = (uint)(half & 0x8000) << 16;
        uint exponent = (uint)(half >> 10) & 0x1F;
        uint fraction = (uint)half & 0x3FF;
        if (exponent == 0)
        {
            // Zero, or fraction · 2^-24.
            float magnitude = fraction / 16777216f;
            return sign == 0 ? magnitude : -magnitude;
        }

        uint singleExponent = exponent == 0x1F ? 0xFF : exponent + (127 - 15);
        return BitsToSingle(sign | (singleExponent << 23) | (fraction << 13));
    }

    public static float BitsToSingle(uint bits) => Unsafe.As<uint, float>(ref bits);
}

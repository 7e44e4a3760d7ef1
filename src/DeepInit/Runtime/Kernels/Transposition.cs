using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace DeepInit.Runtime;

/// <summary>Transposition of small blocks in registers: what turns panels into rows and rows into panels.</summary>
internal static class Transposition
{
    /// <summary>The side of the blocks that <see cref="Block{T}"/> moves; a divisor of 16. 1 where there is no vector form.</summary>
    public static int BlockSize<T>()
        where T : unmanaged
    {
#if NET
        if (typeof(T) == typeof(float))
        {
            if (Avx.IsSupported)
                return 8;
            if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
                return 4;
        }
        else if (typeof(T) == typeof(double) && Avx.IsSupported)
        {
            return 4;
        }
#endif
        return 1;
    }

    /// <summary>destination[c, r] = source[r, c] for r &lt; rows, c &lt; columns, and 0 for rows ≤ r &lt; BlockSize.</summary>
    /// <param name="source">The first element; <c>BlockSize</c> elements of each present row must be readable, whatever <paramref name="columns"/> is.</param>
    /// <param name="sourceStride">Elements from one source row to the next.</param>
    /// <param name="rows">Source rows present, 1 to <c>BlockSize</c>.</param>
    /// <param name="destination">The first element; <c>BlockSize</c> elements of each written row are writable, whatever <paramref name="rows"/> is.</param>
    /// <param name="destinationStride">Elements from one destination row to the next.</param>
    /// <param name="columns">Destination rows to write, 1 to <c>BlockSize</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block<T>(ref T source, nint sourceStride, int rows, ref T destination, nint destinationStride, int columns)
        where T : unmanaged
    {
#if NET
        if (typeof(T) == typeof(float))
        {
            ref float from = ref Unsafe.As<T, float>(ref source);
            ref float to = ref Unsafe.As<T, float>(ref destination);
            if (Avx.IsSupported)
            {
                Block8x8(ref from, sourceStride, rows, ref to, destinationStride, columns);
                return;
            }

            if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
            {
                Block4x4(ref from, sourceStride, rows, ref to, destinationStride, columns);
                return;
            }
        }
        else if (typeof(T) == typeof(double) && Avx.IsSupported)
        {
            Block4x4(ref Unsafe.As<T, double>(ref source), sourceStride, rows, ref Unsafe.As<T, double>(ref destination), destinationStride, columns);
            return;
        }
#endif
        destination = source;
    }

    /// <summary>destination[c, r] = source[r, c], element by element: the edges that no block covers.</summary>
    public static void Scalar<T>(ref T source, nint sourceStride, int rows, ref T destination, nint destinationStride, int columns)
        where T : unmanaged
    {
        for (nint r = 0; r < rows; r++)
        {
            for (nint c = 0; c < columns; c++)
                Unsafe.Add(ref destination, (c * destinationStride) + r) = Unsafe.Add(ref source, (r * sourceStride) + c);
        }
    }

#if NET
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block8x8(ref float source, nint sourceStride, int rows, ref float destination, nint destinationStride, int columns)
    {
        Vector256<float> a = Vector256.LoadUnsafe(ref source);
        Vector256<float> b = Vector256<float>.Zero, c = b, d = b, e = b, f = b, g = b, h = b;
        if (rows == 8)
        {
            b = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride));
            c = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceStride));
            d = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceStride));
            e = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 4 * sourceStride));
            f = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 5 * sourceStride));
            g = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 6 * sourceStride));
            h = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 7 * sourceStride));
        }
        else
        {
            if (rows > 1)
                b = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride));
            if (rows > 2)
                c = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceStride));
            if (rows > 3)
                d = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceStride));
            if (rows > 4)
                e = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 4 * sourceStride));
            if (rows > 5)
                f = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 5 * sourceStride));
            if (rows > 6)
                g = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 6 * sourceStride));
        }

        // Unpack pairs the rows that are 4, then 2, then 1 apart (a e, b f, …), within each 128-bit half. After three rounds the low half of the
        // n-th vector is column n and its high half is column n + 4.
        Vector256<float> ae = Avx.UnpackLow(a, e), bf = Avx.UnpackLow(b, f), cg = Avx.UnpackLow(c, g), dh = Avx.UnpackLow(d, h);
        Vector256<float> ae2 = Avx.UnpackHigh(a, e), bf2 = Avx.UnpackHigh(b, f), cg2 = Avx.UnpackHigh(c, g), dh2 = Avx.UnpackHigh(d, h);

        Vector256<float> aceg0 = Avx.UnpackLow(ae, cg), bdfh0 = Avx.UnpackLow(bf, dh);
        Vector256<float> aceg1 = Avx.UnpackHigh(ae, cg), bdfh1 = Avx.UnpackHigh(bf, dh);
        Vector256<float> aceg2 = Avx.UnpackLow(ae2, cg2), bdfh2 = Avx.UnpackLow(bf2, dh2);
        Vector256<float> aceg3 = Avx.UnpackHigh(ae2, cg2), bdfh3 = Avx.UnpackHigh(bf2, dh2);

        Store8(aceg0, bdfh0, ref destination, destinationStride, 0, columns);
        Store8(aceg1, bdfh1, ref destination, destinationStride, 1, columns);
        Store8(aceg2, bdfh2, ref destination, destinationStride, 2, columns);
        Store8(aceg3, bdfh3, ref destination, destinationStride, 3, columns);
    }

    /// <summary>Interleaves the even and the odd rows of columns n and n + 4, and stores both columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store8(Vector256<float> even, Vector256<float> odd, ref float destination, nint stride, int n, int columns)
    {
        Vector256<float> low = Avx.UnpackLow(even, odd);
        Vector256<float> high = Avx.UnpackHigh(even, odd);
        if (n < columns)
            Avx.Permute2x128(low, high, 0x20).StoreUnsafe(ref Unsafe.Add(ref destination, n * stride));
        if (n + 4 < columns)
            Avx.Permute2x128(low, high, 0x31).StoreUnsafe(ref Unsafe.Add(ref destination, (n + 4) * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block4x4(ref float source, nint sourceStride, int rows, ref float destination, nint destinationStride, int columns)
    {
        Vector128<float> zero = Vector128<float>.Zero;
        Vector128<float> a = Vector128.LoadUnsafe(ref source);
        Vector128<float> b = rows > 1 ? Vector128.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride)) : zero;
        Vector128<float> c = rows > 2 ? Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceStride)) : zero;
        Vector128<float> d = rows > 3 ? Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceStride)) : zero;

        Vector128<float> ac = ZipLow(a, c), bd = ZipLow(b, d), ac2 = ZipHigh(a, c), bd2 = ZipHigh(b, d);
        ZipLow(ac, bd).StoreUnsafe(ref destination);
        if (columns > 1)
            ZipHigh(ac, bd).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride));
        if (columns > 2)
            ZipLow(ac2, bd2).StoreUnsafe(ref Unsafe.Add(ref destination, 2 * destinationStride));
        if (columns > 3)
            ZipHigh(ac2, bd2).StoreUnsafe(ref Unsafe.Add(ref destination, 3 * destinationStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block4x4(ref double source, nint sourceStride, int rows, ref double destination, nint destinationStride, int columns)
    {
        Vector256<double> zero = Vector256<double>.Zero;
        Vector256<double> a = Vector256.LoadUnsafe(ref source);
        Vector256<double> b = rows > 1 ? Vector256.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride)) : zero;
        Vector256<double> c = rows > 2 ? Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceStride)) : zero;
        Vector256<double> d = rows > 3 ? Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceStride)) : zero;

        // ab = a0 b0 a2 b2, ab2 = a1 b1 a3 b3; the halves of ab and cd are columns 0 and 2.
        Vector256<double> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d), ab2 = Avx.UnpackHigh(a, b), cd2 = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab, cd, 0x20).StoreUnsafe(ref destination);
        if (columns > 1)
            Avx.Permute2x128(ab2, cd2, 0x20).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride));
        if (columns > 2)
            Avx.Permute2x128(ab, cd, 0x31).StoreUnsafe(ref Unsafe.Add(ref destination, 2 * destinationStride));
        if (columns > 3)
            Avx.Permute2x128(ab2, cd2, 0x31).StoreUnsafe(ref Unsafe.Add(ref destination, 3 * destinationStride));
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
#endif
}

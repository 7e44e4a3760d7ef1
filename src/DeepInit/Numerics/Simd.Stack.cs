using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

public static partial class Simd
{
    /// <summary>What a block of the stack must be longer than what is used of it: up to a cache line is skipped.</summary>
    /// <remarks>In elements of single precision; of double precision it is twice what is needed.</remarks>
    public const int StackSlack = 16;

    /// <summary>The first element of a block of the stack that lies on a 64-byte boundary: a vector across two cache lines is not forwarded from store to load.</summary>
    /// <typeparam name="T">A number of 4 or 8 bytes.</typeparam>
    /// <param name="block">Memory of the stack, which does not move; <see cref="StackSlack"/> elements longer than what is used.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T AlignStack<T>(Span<T> block)
        where T : unmanaged
    {
        ref T start = ref MemoryMarshal.GetReference(block);
        nint address = (nint)Unsafe.AsPointer(ref start);
        return ref Unsafe.AddByteOffset(ref start, -address & (AlignedBlock<T>.Alignment - 1));
    }
}

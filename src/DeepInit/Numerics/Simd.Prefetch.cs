using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics.X86;
#endif

namespace DeepInit.Runtime;

public static partial class Simd
{
    /// <summary>Starts to fetch the cache line at <paramref name="index"/>; nothing where the processor or the framework offers no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref float source, int index) => Fetch(ref Unsafe.Add(ref source, index));

    /// <summary>Starts to fetch the cache line at <paramref name="index"/>; nothing where the processor or the framework offers no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref double source, int index) => Fetch(ref Unsafe.Add(ref source, index));

    // A prefetch of an address that has moved meanwhile is useless, never wrong: nothing needs to be pinned.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T address)
        where T : unmanaged
    {
#if NET
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref address));
#endif
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Random bits of a layer from a counter instead of a state: 32 bits follow from (seed, layer, step, index) alone, so that any thread can make any part of them, in any
/// order, at any vector width.
/// </summary>
/// <remarks>
/// The index goes through two rounds of a 32-bit finaliser (multiply, xor-shift: those of MurmurHash3, Appleby, and of Wellons' lowbias32) between three
/// key words that SplitMix64 derives from the rest, the index' high half among it.
/// </remarks>
internal readonly struct CounterHash
{
#if NET
    internal static readonly Vector<uint> LaneNumbers = CountLanes();
#endif

    private readonly uint _before;
    private readonly uint _between;
    private readonly uint _after;

    // length: how many elements from firstIndex on share these keys, at most the number asked for.
    internal CounterHash(long seed, int layer, long step, long firstIndex, int asked, out int length)
    {
        unchecked
        {
            ulong state = SplitMix.Mix((ulong)seed + 0x9E3779B97F4A7C15);
            state = SplitMix.Mix(state ^ (uint)layer) + 0xD1B54A32D192ED03;
            state = SplitMix.Mix(state ^ (ulong)step) + 0x8CB92BA72F3D8DD7;
            state ^= (ulong)(firstIndex >> 32);
            ulong word = SplitMix.Next(ref state);
            _before = (uint)word;
            _between = (uint)(word >> 32);
            _after = (uint)(SplitMix.Next(ref state) >> 32);
        }

        length = (int)Math.Min(asked, (1L << 32) - (firstIndex & uint.MaxValue));
    }

    internal uint Hash(uint index)
    {
        unchecked
        {
            uint h = (index * 0x9E3779B1) + _before;
            h = (h ^ (h >> 16)) * 0x85EBCA6B;
            h = (h ^ (h >> 13)) * 0xC2B2AE35;
            h = (h ^ (h >> 16)) + _between;
            h = (h ^ (h >> 16)) * 0x7FEB352D;
            h = (h ^ (h >> 15)) * 0x846CA68B;
            return (h ^ (h >> 16)) + _after;
        }
    }

#if NET
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector<uint> Hash(Vector<uint> index)
    {
        Vector<uint> h = (index * new Vector<uint>(0x9E3779B1)) + new Vector<uint>(_before);
        h = (h ^ Vector.ShiftRightLogical(h, 16)) * new Vector<uint>(0x85EBCA6B);
        h = (h ^ Vector.ShiftRightLogical(h, 13)) * new Vector<uint>(0xC2B2AE35);
        h = (h ^ Vector.ShiftRightLogical(h, 16)) + new Vector<uint>(_between);
        h = (h ^ Vector.ShiftRightLogical(h, 16)) * new Vector<uint>(0x7FEB352D);
        h = (h ^ Vector.ShiftRightLogical(h, 15)) * new Vector<uint>(0x846CA68B);
        return (h ^ Vector.ShiftRightLogical(h, 16)) + new Vector<uint>(_after);
    }

    private static Vector<uint> CountLanes()
    {
        Span<uint> lanes = stackalloc uint[Vector<uint>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (uint)lane;
        return new Vector<uint>(lanes);
    }
#endif
}

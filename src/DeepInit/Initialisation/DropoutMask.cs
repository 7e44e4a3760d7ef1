using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// The masks of dropout layers from a counter instead of a state: element i follows from (seed, layer, step, i) alone, so any part of a mask can be
/// made by any thread, in any order, at any vector width, with the same bits.
/// </summary>
/// <remarks>
/// The index goes through two rounds of a 32-bit finaliser (multiply, xor-shift: those of MurmurHash3, Appleby, and of Wellons' lowbias32) between three
/// key words that SplitMix64 derives from the rest. About two instructions an element with 256-bit vectors; no allocation.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    /// <summary>Fills a part of a mask: 0 with probability <paramref name="rate"/> (to 2^−32), else 1 / (1 − rate).</summary>
    /// <param name="mask">Receives the elements <paramref name="firstIndex"/>, <paramref name="firstIndex"/> + 1, …</param>
    /// <param name="rate">The fraction that is set to zero, in [0, 1).</param>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="layer">The number of the layer: each has masks of its own.</param>
    /// <param name="step">The number of the training step.</param>
    /// <param name="firstIndex">The index in the whole mask of the first element, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in [0, 1), or <paramref name="firstIndex"/> is negative.</exception>
    public static void Fill(Span<float> mask, double rate, long seed, int layer, long step, long firstIndex)
    {
        uint threshold = Threshold(rate, firstIndex);
        float kept = (float)(1 / (1 - rate));
        while (!mask.IsEmpty)
        {
            Keys keys = new(seed, layer, step, firstIndex, mask.Length, out int length);
            Span<float> part = mask.Slice(0, length);
            uint first = unchecked((uint)firstIndex);
            int i = 0;
#if NET
            Vector<float> keptVector = new(kept);
            Vector<uint> thresholdVector = new(threshold);
            ref float start = ref MemoryMarshal.GetReference(part);
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<uint> keep = Vector.GreaterThanOrEqual(keys.Hash(LaneNumbers + new Vector<uint>(unchecked(first + (uint)i))), thresholdVector);
                Simd.Store(Vector.BitwiseAnd(Vector.AsVectorSingle(keep), keptVector), ref start, i);
            }
#endif
            for (; i < length; i++)
                part[i] = keys.Hash(unchecked(first + (uint)i)) >= threshold ? kept : 0f;
            mask = mask.Slice(length);
            firstIndex += length;
        }
    }

    /// <inheritdoc cref="Fill(Span{float}, double, long, int, long, long)"/>
    public static void Fill(Span<double> mask, double rate, long seed, int layer, long step, long firstIndex)
    {
        uint threshold = Threshold(rate, firstIndex);
        double kept = 1 / (1 - rate);
        while (!mask.IsEmpty)
        {
            Keys keys = new(seed, layer, step, firstIndex, mask.Length, out int length);
            Span<double> part = mask.Slice(0, length);
            uint first = unchecked((uint)firstIndex);
            int i = 0;
#if NET
            Vector<double> keptVector = new(kept);
            Vector<ulong> thresholdVector = new(threshold);
            ref double start = ref MemoryMarshal.GetReference(part);
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Widen(keys.Hash(LaneNumbers + new Vector<uint>(unchecked(first + (uint)i))), out Vector<ulong> low, out Vector<ulong> high);
                low = Vector.GreaterThanOrEqual(low, thresholdVector);
                high = Vector.GreaterThanOrEqual(high, thresholdVector);
                Simd.Store(Vector.BitwiseAnd(Vector.AsVectorDouble(low), keptVector), ref start, i);
                Simd.Store(Vector.BitwiseAnd(Vector.AsVectorDouble(high), keptVector), ref start, i + Vector<double>.Count);
            }
#endif
            for (; i < length; i++)
                part[i] = keys.Hash(unchecked(first + (uint)i)) >= threshold ? kept : 0d;
            mask = mask.Slice(length);
            firstIndex += length;
        }
    }

    private static uint Threshold(double rate, long firstIndex)
    {
        // The negated pattern also catches NaN.
        if (rate is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate of a dropout mask must be at least 0 and below 1.");
        if (firstIndex < 0)
            throw new ArgumentOutOfRangeException(nameof(firstIndex), firstIndex, "The first index of a dropout mask must be at least 0.");
        return (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
    }

#if NET
    private static readonly Vector<uint> LaneNumbers = CountLanes();

    private static Vector<uint> CountLanes()
    {
        Span<uint> lanes = stackalloc uint[Vector<uint>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (uint)lane;
        return new Vector<uint>(lanes);
    }
#endif

    /// <summary>What the hash of a 32-bit index is keyed with: everything but the index' low half.</summary>
    private readonly struct Keys
    {
        private readonly uint _before;
        private readonly uint _between;
        private readonly uint _after;

        // length: how many elements from firstIndex on share these keys, at most the number asked for.
        internal Keys(long seed, int layer, long step, long firstIndex, int asked, out int length)
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
#endif
    }
}

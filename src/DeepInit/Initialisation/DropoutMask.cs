using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// The masks of dropout layers from a counter instead of a state: element i follows from (seed, layer, step, i) alone, so any part of a mask can be
/// made by any thread, in any order, at any vector width, with the same bits.
/// </summary>
/// <remarks>
/// About two instructions an element with 256-bit vectors; no allocation.
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
            CounterHash keys = new(seed, layer, step, firstIndex, mask.Length, out int length);
            Span<float> part = mask.Slice(0, length);
            uint first = unchecked((uint)firstIndex);
            int i = 0;
#if NET
            Vector<float> keptVector = new(kept);
            Vector<uint> thresholdVector = new(threshold);
            ref float start = ref MemoryMarshal.GetReference(part);
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<uint> keep = Vector.GreaterThanOrEqual(keys.Hash(CounterHash.LaneNumbers + new Vector<uint>(unchecked(first + (uint)i))), thresholdVector);
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
            CounterHash keys = new(seed, layer, step, firstIndex, mask.Length, out int length);
            Span<double> part = mask.Slice(0, length);
            uint first = unchecked((uint)firstIndex);
            int i = 0;
#if NET
            Vector<double> keptVector = new(kept);
            Vector<ulong> thresholdVector = new(threshold);
            ref double start = ref MemoryMarshal.GetReference(part);
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Widen(keys.Hash(CounterHash.LaneNumbers + new Vector<uint>(unchecked(first + (uint)i))), out Vector<ulong> low, out Vector<ulong> high);
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

    /// <summary>
    /// Fills the mask of the real steps of sequences, in panels of 16 features: an element follows from the row, the step and the feature as they stand in the user's data, so that a mask
    /// depends neither on what is padding nor on the parts in which a batch is taken.
    /// </summary>
    /// <param name="mask">The panels, and whatever memory is behind them.</param>
    /// <param name="features">Features of a step.</param>
    /// <param name="rate">The fraction that is set to zero, in [0, 1).</param>
    /// <param name="active">False fills with 1.</param>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="layer">The number of the layer: each has masks of its own.</param>
    /// <param name="step">The number of the training step.</param>
    /// <param name="sequences">The sequences.</param>
    public static void Fill(Span<float> mask, int features, double rate, bool active, long seed, int layer, long step, SequenceTable sequences)
    {
        for (int panel = 0; panel < Panels.Count(features); panel++)
        {
            for (int row = 0; row < sequences.Rows; row++)
            {
                Span<float> part = PartOf(mask, panel, row, sequences);
                if (active)
                    Fill(part, rate, seed, layer, step, FirstIndex(panel, row, sequences));
                else
                    part.Fill(1);
            }
        }
    }

    /// <inheritdoc cref="Fill(Span{float}, int, double, bool, long, int, long, SequenceTable)"/>
    public static void Fill(Span<double> mask, int features, double rate, bool active, long seed, int layer, long step, SequenceTable sequences)
    {
        for (int panel = 0; panel < Panels.Count(features); panel++)
        {
            for (int row = 0; row < sequences.Rows; row++)
            {
                Span<double> part = PartOf(mask, panel, row, sequences);
                if (active)
                    Fill(part, rate, seed, layer, step, FirstIndex(panel, row, sequences));
                else
                    part.Fill(1);
            }
        }
    }

    private static Span<T> PartOf<T>(Span<T> mask, int panel, int row, SequenceTable sequences)
        where T : unmanaged =>
        mask.Slice(((panel * sequences.Steps) + sequences.OffsetOf(row)) * Panels.Width, sequences.LengthOf(row) * Panels.Width);

    // Panels are 2^40 elements apart: as many as no value has.
    private static long FirstIndex(int panel, int row, SequenceTable sequences) => ((long)panel << 40) + (sequences.FirstPlaceOf(row) * Panels.Width);

    private static uint Threshold(double rate, long firstIndex)
    {
        // The negated pattern also catches NaN.
        if (rate is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate of a dropout mask must be at least 0 and below 1.");
        if (firstIndex < 0)
            throw new ArgumentOutOfRangeException(nameof(firstIndex), firstIndex, "The first index of a dropout mask must be at least 0.");
        return (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
    }
}

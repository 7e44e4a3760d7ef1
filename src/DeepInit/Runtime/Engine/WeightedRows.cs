using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Rows with a weight each.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WeightedRows<T> : IRowWeights<T>
    where T : unmanaged
{
    private readonly T[] _weights;

    /// <summary>Rows with these weights.</summary>
    /// <param name="weights">From <see cref="Expand"/>: a weight per row, and a vector's width more.</param>
    public WeightedRows(T[] weights) => _weights = weights;

    /// <summary>The weights of rows as a loss reads them: repeated for each position of a row, padded to whole vectors.</summary>
    /// <param name="weights">One weight per row.</param>
    /// <param name="positions">Positions per row, at least 1.</param>
    /// <param name="buffer">Taken again where it is long enough.</param>
    internal static T[] Expand(ReadOnlySpan<T> weights, int positions, T[] buffer)
    {
        int length = Guard.BatchLength(weights.Length, positions) + Vector<T>.Count;
        if (buffer.Length < length)
            buffer = new T[length];
        for (int r = 0; r < weights.Length; r++)
            buffer.AsSpan(r * positions, positions).Fill(weights[r]);
        return buffer;
    }

    /// <summary>The weights of rows as a loss over real steps reads them: repeated for each step of a row, padded to whole vectors.</summary>
    /// <param name="weights">One weight per row.</param>
    /// <param name="sequences">The steps of each row.</param>
    /// <param name="buffer">Taken again where it is long enough.</param>
    internal static T[] ExpandSteps(ReadOnlySpan<T> weights, SequenceTable sequences, T[] buffer)
    {
        int length = Guard.BatchLength(weights.Length, sequences.Most) + Vector<T>.Count;
        if (buffer.Length < length)
            buffer = new T[length];
        for (int r = 0; r < weights.Length; r++)
            buffer.AsSpan(sequences.OffsetOf(r), sequences.LengthOf(r)).Fill(weights[r]);
        return buffer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Times(double value, int row) => value * Scalar.ToDouble(_weights[row]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Times(Vector<T> value, int row) => value * new Vector<T>(_weights[row]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> TimesRows(Vector<T> value, int firstRow) => value * new Vector<T>(_weights, firstRow);
}

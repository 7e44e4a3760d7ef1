using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>The checks that generated methods make on their arguments. Every message names the argument, what was expected and what came.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>An array holds a few elements less than 2³¹, and blocks pad theirs.</summary>
    private const int LongestBatch = int.MaxValue - 1024;

    /// <summary>The largest step count, 2⁵³: rates and moments are computed from it as a double.</summary>
    internal const long MostSteps = 1L << 53;

    private const string FiniteOnly = "finite numbers only";

    /// <summary>How many rows a span holds.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="rowSize">Values per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <returns>length / rowSize, at least 1.</returns>
    /// <exception cref="ArgumentException">The span is empty, or its length is not a multiple of the row size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int length, int rowSize, string argument)
    {
        int rows = length / rowSize;
        if (length == 0 || rows * rowSize != length)
            ThrowRows(length, rowSize, argument);
        return rows;
    }

    /// <summary>Checks the length of a span.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="expected">The length that the other arguments imply.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, long expected, string argument)
    {
        if (length != expected)
            ThrowLength(length, expected, argument);
    }

    /// <summary>Checks the length of the targets of an output that has pixels or steps.</summary>
    /// <param name="length">Their number.</param>
    /// <param name="rows">The rows of the batch, at least 1.</param>
    /// <param name="rowSize">Targets per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">They are not so many; where each row has fewer, the message asks for the layer that is missing.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Targets(int length, int rows, int rowSize, string argument)
    {
        if (length != (long)rows * rowSize)
            ThrowTargets(length, rows, rowSize, argument);
    }

    /// <summary>What to say where an output of pixels or steps is given targets for rows; empty where that is not so.</summary>
    /// <param name="length">The targets given.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="rowSize">Targets per row.</param>
    internal static string MissingLayer(long length, long rows, int rowSize) => rows > 0 && length > 0 && length % rows == 0 && length / rows < rowSize && rowSize % (length / rows) == 0
        ? $" Each row has {length / rows}, and the network makes a prediction for each of its pixels or steps, {rowSize} for a row: where one for the whole row " +
          "is meant, [Flatten] or a global pooling is missing before its last layer."
        : "";

    /// <summary>The length of memory for a batch.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="rowLength">Numbers per row.</param>
    /// <returns>rows · rowLength.</returns>
    /// <exception cref="ArgumentException">No array is that long.</exception>
    public static int BatchLength(int rows, int rowLength) => BatchLength(rows, (long)rows * rowLength);

    /// <summary>The length of memory for a batch.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="length">Numbers of all.</param>
    /// <returns>The length.</returns>
    /// <exception cref="ArgumentException">No array is that long.</exception>
    internal static int BatchLength(int rows, long length)
    {
        if (length > LongestBatch)
            ThrowBatchLength(rows, length);
        return (int)length;
    }

    /// <summary>Checks that no value is NaN or infinite.</summary>
    /// <param name="values">The values, row after row.</param>
    /// <param name="rowSize">Values per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">One is; the message names the first of them, its row and its column.</exception>
    public static void Finite<T>(ReadOnlySpan<T> values, int rowSize, string argument)
        where T : unmanaged
    {
        if (!AllFinite(values))
            ThrowNotFinite(values, rowSize, argument);
    }

    /// <summary>Whether no value is NaN or infinite.</summary>
    /// <param name="values">The values.</param>
    [MethodImpl(KernelCode.Optimized)]
    internal static bool AllFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);

        // x − x is +0, all bits clear, for a finite x, and NaN otherwise.
        Vector<T> suspects = Vector<T>.Zero;
        foreach (Vector<T> x in vectors)
            suspects |= x - x;
        if (!Vector.EqualsAll(Vector.AsVectorInt32(suspects), Vector<int>.Zero))
            return false;

        foreach (T x in values.Slice(vectors.Length * Vector<T>.Count))
        {
            if (!Scalar.IsFinite(x))
                return false;
        }

        return true;
    }

    /// <summary>Checks that every class index is one of 0 … classes − 1.</summary>
    /// <param name="indices">The class indices.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="ignored">One more that may stand there: the class of what does not count; null for none.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them and its position.</exception>
    public static void ClassIndices(ReadOnlySpan<int> indices, int classes, string argument, int? ignored = null)
    {
        if (ignored is not null)
        {
            ClassIndices(indices, 0, indices.Length, classes, argument, ignored);
            return;
        }

        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(indices);
        var limit = new Vector<int>(classes);
        Vector<int> wrong = Vector<int>.Zero;
        foreach (Vector<int> index in vectors)
            wrong |= Vector.LessThan(index, Vector<int>.Zero) | Vector.GreaterThanOrEqual(index, limit);

        bool anyWrong = !Vector.EqualsAll(wrong, Vector<int>.Zero);
        foreach (int index in indices.Slice(vectors.Length * Vector<int>.Count))
            anyWrong |= (uint)index >= (uint)classes;

        if (anyWrong)
            ThrowClassIndex(indices, classes, argument);
    }

    /// <summary>Copies class indices, and checks the copy: what the caller does to its own meanwhile never becomes an index.</summary>
    /// <param name="indices">The class indices.</param>
    /// <param name="copy">Takes them; as long, or longer.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="ignored">One more that may stand there: the class of what does not count; null for none.</param>
    /// <exception cref="ArgumentException">One is none of 0 … classes − 1.</exception>
    public static void CopyClassIndices(ReadOnlySpan<int> indices, Span<int> copy, int classes, string argument, int? ignored = null)
    {
        indices.CopyTo(copy);
        ClassIndices(copy.Slice(0, indices.Length), classes, argument, ignored);
    }

    /// <summary>Checks weights of rows.</summary>
    /// <param name="weights">One finite number of at least 0 per row; or none at all, where every row counts 1.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <returns>Whether any row counts.</returns>
    /// <exception cref="ArgumentException">The length does not fit, or a weight is none.</exception>
    internal static bool SampleWeights<T>(ReadOnlySpan<T> weights, int rows)
        where T : unmanaged
    {
        if (weights.IsEmpty)
            return true;
        Length(weights.Length, rows, "sampleWeights");
        bool counts = false;
        for (int i = 0; i < weights.Length; i++)
        {
            // The negated pattern also catches NaN.
            if (Scalar.ToDouble(weights[i]) is not (>= 0 and < double.PositiveInfinity))
                ThrowSampleWeight(weights, i);
            counts |= Scalar.ToDouble(weights[i]) > 0;
        }

        return counts;
    }

    [DoesNotReturn]
    private static void ThrowSampleWeight<T>(ReadOnlySpan<T> weights, int row)
        where T : unmanaged =>
        throw RowFault.Refusal("sampleWeights", row, weights.Length, 1, Text(weights[row]), "finite numbers of at least 0", hasColumns: false);

    private static string Text<T>(T value)
        where T : unmanaged =>
        Scalar.ToDouble(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>Checks a step count that is set.</summary>
    /// <param name="value">Whole numbers up to 2⁵³, which a double holds; from there training could count another 1,000 years without an overflow.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or larger.</exception>
    public static long StepCount(long value) =>
        value is >= 0 and <= MostSteps
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"StepCount is {value.ToString(CultureInfo.InvariantCulture)}; expected 0 to {MostSteps}.");

    [DoesNotReturn]
    private static void ThrowRows(int length, int rowSize, string argument) =>
        throw new ArgumentException(
            length == 0
                ? $"'{argument}' is empty; expected at least one row of {rowSize}."
                : $"'{argument}' has {Counted.Of(length, "value")}; expected a multiple of {rowSize}, the values of one row.",
            argument);

    [DoesNotReturn]
    private static void ThrowLength(int length, long expected, string argument) =>
        throw new ArgumentException($"'{argument}' has {Counted.Of(length, "value")}; expected {expected}.", argument);

    [DoesNotReturn]
    private static void ThrowTargets(int length, int rows, int rowSize, string argument) =>
        throw new ArgumentException(
            $"'{argument}' has {Counted.Of(length, "value")}; expected {(long)rows * rowSize}, {rowSize} for {(rows == 1 ? "the row" : $"each of {rows} rows")}.{MissingLayer(length, rows, rowSize)}", argument);

    [DoesNotReturn]
    private static void ThrowBatchLength(int rows, long length) =>
        throw new ArgumentException($"A batch of {Counted.Of(rows, "row")} takes an array of {Counted.Of(length, "number")}; expected at most {LongestBatch}: use smaller batches.");

    // The caller's memory is read once more to say where, and may have changed since it was found wrong: then it is refused without a place.
    [DoesNotReturn]
    private static void ThrowNotFinite<T>(ReadOnlySpan<T> values, int rowSize, string argument)
        where T : unmanaged
    {
        for (int i = 0; i < values.Length; i++)
        {
            T value = values[i];
            if (!Scalar.IsFinite(value))
                throw RowFault.Refusal(argument, i, values.Length, rowSize, Text(value), FiniteOnly);
        }

        throw Changed(argument, FiniteOnly);
    }

    [DoesNotReturn]
    private static void ThrowClassIndex(ReadOnlySpan<int> indices, int classes, string argument) => ThrowClassIndexFrom(indices, 0, indices.Length, classes, argument);

    [DoesNotReturn]
    private static void ThrowClassIndexFrom(ReadOnlySpan<int> indices, int start, int end, int classes, string argument, int? ignored = null)
    {
        string expected = $"0 to {classes - 1}, for {classes} classes{(ignored is { } one ? $", or {one.ToString(CultureInfo.InvariantCulture)} for what does not count" : "")}";
        for (int i = start; i < end; i++)
        {
            int index = indices[i];
            if ((uint)index >= (uint)classes && index != ignored)
                throw RowFault.Refusal(argument, i, indices.Length, rowSize: null, "class " + index.ToString(CultureInfo.InvariantCulture), expected);
        }

        throw Changed(argument, expected);
    }

    private static ArgumentException Changed(string argument, string expected) =>
        new ArgumentException($"'{argument}' was changed while it was being read, and had wrong values; expected {expected}.", argument);
}

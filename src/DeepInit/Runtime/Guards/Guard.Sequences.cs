namespace DeepInit.Runtime;

/// <content>The same checks of sequences that have lengths: of their real steps alone, with the places in the rows as users have them.</content>
public static partial class Guard
{
    /// <summary>Checks that no number of a real step is NaN or infinite.</summary>
    /// <param name="values">The rows, each with the most steps.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="sequences">Which steps are real.</param>
    /// <exception cref="ArgumentException">One is; the message names the first of them, its row and its place in it.</exception>
    public static void Finite<T>(ReadOnlySpan<T> values, int features, string argument, SequenceTable sequences)
        where T : unmanaged
    {
        for (int r = 0; r < sequences.Rows; r++)
        {
            ReadOnlySpan<T> real = sequences.RealOf(values, features, r);
            if (AllFinite(real))
                continue;
            for (int i = 0; i < real.Length; i++)
            {
                if (!Scalar.IsFinite(real[i]))
                    throw RowFault.Refusal(argument, sequences.StartOf(features, r) + i, values.Length, sequences.Most * features, Text(real[i]), FiniteOnly);
            }

            throw Changed(argument, FiniteOnly);
        }
    }

    /// <summary>As <see cref="Probabilities{T}(ReadOnlySpan{T}, int, string, string)"/>, of real steps.</summary>
    /// <param name="targets">The targets, each row with the most steps; finite.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="loss">The loss that takes them.</param>
    /// <param name="sequences">Which steps are real.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Probabilities<T>(ReadOnlySpan<T> targets, int features, string argument, string loss, SequenceTable sequences)
        where T : unmanaged
    {
        for (int r = 0; r < sequences.Rows; r++)
        {
            if (FirstOutside(sequences.RealOf(targets, features, r), -Rounding, 1 + Rounding) is >= 0 and int wrong)
                ThrowTarget(targets, sequences.StartOf(features, r) + wrong, sequences.Most * features, argument, loss, "numbers from 0 to 1");
        }
    }

    /// <summary>As <see cref="Counts{T}(ReadOnlySpan{T}, int, string, string)"/>, of real steps.</summary>
    /// <param name="targets">The targets, each row with the most steps; finite.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="loss">The loss that takes them.</param>
    /// <param name="sequences">Which steps are real.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Counts<T>(ReadOnlySpan<T> targets, int features, string argument, string loss, SequenceTable sequences)
        where T : unmanaged
    {
        for (int r = 0; r < sequences.Rows; r++)
        {
            if (FirstOutside(sequences.RealOf(targets, features, r), 0, double.PositiveInfinity) is >= 0 and int wrong)
                ThrowTarget(targets, sequences.StartOf(features, r) + wrong, sequences.Most * features, argument, loss, "numbers of at least 0");
        }
    }

    /// <summary>As <see cref="Signs{T}(ReadOnlySpan{T}, int, string, string)"/>, of real steps.</summary>
    /// <param name="targets">The targets, each row with the most steps; finite.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="loss">The loss that takes them.</param>
    /// <param name="sequences">Which steps are real.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Signs<T>(ReadOnlySpan<T> targets, int features, string argument, string loss, SequenceTable sequences)
        where T : unmanaged
    {
        for (int r = 0; r < sequences.Rows; r++)
        {
            ReadOnlySpan<T> real = sequences.RealOf(targets, features, r);
            for (int i = 0; i < real.Length; i++)
            {
                if (Scalar.ToDouble(real[i]) is not (1 or -1))
                    ThrowTarget(targets, sequences.StartOf(features, r) + i, sequences.Most * features, argument, loss, "\u22121 or 1");
            }
        }
    }

    /// <summary>Checks some class indices of a span.</summary>
    /// <param name="indices">The class indices.</param>
    /// <param name="start">The first to check.</param>
    /// <param name="length">How many.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="ignored">One more that may stand there; null for none.</param>
    internal static void ClassIndices(ReadOnlySpan<int> indices, int start, int length, int classes, string argument, int? ignored = null)
    {
        foreach (int index in indices.Slice(start, length))
        {
            if ((uint)index >= (uint)classes && index != ignored)
                ThrowClassIndexFrom(indices, start, start + length, classes, argument, ignored);
        }
    }
}

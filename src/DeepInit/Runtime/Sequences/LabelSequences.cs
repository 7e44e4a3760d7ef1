using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Targets that are labels in their order, as many as a row has, whatever its steps are: behind them the row is blanks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LabelSequences
{
    /// <summary>Checks the labels of all rows: that nothing but blanks stands behind a blank, and that the steps of the output are enough for them.</summary>
    /// <param name="target">The labels of each row, which are known to be classes.</param>
    /// <param name="labels">How many a row has room for.</param>
    /// <param name="blank">The class that is no label.</param>
    /// <param name="steps">Steps of each row.</param>
    /// <param name="skips">Whether rows whose labels do not fit are left out instead.</param>
    /// <param name="argument">The name of the argument.</param>
    /// <exception cref="ArgumentException">A row has a label behind a blank, or more labels than its steps can say.</exception>
    public static void Check(ReadOnlySpan<int> target, int labels, int blank, int steps, bool skips, string argument)
    {
        for (int row = 0; row < target.Length / labels; row++)
            CheckRow(target.Slice(row * labels, labels), row, blank, steps, skips, argument);
    }

    /// <summary>Checks the labels of rows with lengths of their own.</summary>
    /// <param name="target">The labels of each row, which are known to be classes.</param>
    /// <param name="labels">How many a row has room for.</param>
    /// <param name="blank">The class that is no label.</param>
    /// <param name="sequences">The steps of all rows.</param>
    /// <param name="skips">Whether rows whose labels do not fit are left out instead.</param>
    /// <param name="argument">The name of the argument.</param>
    /// <exception cref="ArgumentException">A row has a label behind a blank, or more labels than its steps can say.</exception>
    public static void Check(ReadOnlySpan<int> target, int labels, int blank, SequenceTable sequences, bool skips, string argument)
    {
        for (int row = 0; row < target.Length / labels; row++)
            CheckRow(target.Slice(row * labels, labels), row, blank, sequences.LengthOf(row), skips, argument);
    }

    // The labels of a row: all before the first blank.
    internal static int CountOf(ReadOnlySpan<int> row, int blank)
    {
        int count = row.IndexOf(blank);
        return count < 0 ? row.Length : count;
    }

    // The fewest steps that say them: one for each, and a blank between two that are alike.
    internal static int StepsOf(ReadOnlySpan<int> labels)
    {
        int steps = labels.Length;
        for (int i = 1; i < labels.Length; i++)
            steps += labels[i] == labels[i - 1] ? 1 : 0;
        return steps;
    }

    private static void CheckRow(ReadOnlySpan<int> row, int number, int blank, int steps, bool skips, string argument)
    {
        int count = CountOf(row, blank);
        for (int i = count; i < row.Length; i++)
        {
            if (row[i] != blank)
                throw new ArgumentException($"Row {number} of {argument} has the label {row[i]} at {i}, behind the blank {blank} at {count}: a row is its labels, and then blanks.", argument);
        }

        int needed = StepsOf(row.Slice(0, count));
        if (needed > steps && !skips)
        {
            string repeats = needed == count ? "" : $", {needed - count} of which repeat the one before and need a blank between";
            throw new ArgumentException($"Row {number} of {argument} has {count} labels{repeats}: that takes at least {needed} steps, and the row has {steps}. With ZeroInfinity = true such rows are left out.", argument);
        }
    }
}

namespace DeepInit;

/// <summary>Cuts and pads rows of different lengths to those of an input.</summary>
internal sealed class SequencePadding
{
    private readonly TensorDescription _input;
    private readonly Truncation _truncation;
    private readonly int _steps;
    private readonly int _width;

    public SequencePadding(TensorDescription input, Truncation truncation)
    {
        if (truncation is not (Truncation.End or Truncation.Start or Truncation.Refuse))
            throw new ArgumentOutOfRangeException(nameof(truncation), truncation, "Expected a member of Truncation.");
        _input = input;
        _truncation = truncation;
        _steps = input.Shape.Count == 0 ? 1 : input.Shape[0];
        _width = input.RowSize / _steps;
    }

    /// <summary>How many steps each row has; null where the network is not told.</summary>
    public int[]? Lengths { get; private set; }

    /// <summary>The ids of rows.</summary>
    /// <exception cref="ArgumentException">A row cannot be one of the input.</exception>
    public int[] Ids(IReadOnlyList<int[]> rows)
    {
        if (_input.Vocabulary == 0)
            throw new ArgumentException($"The input {_input} takes numbers; the rows have ids.", nameof(rows));
        int[] all = Rows(rows);
        int padding = _input.PaddingIndex ?? 0;
        for (int r = 0; r < rows.Count; r++)
        {
            Span<int> row = all.AsSpan(r * _input.RowSize, _input.RowSize);
            int kept = Copy(rows, r, row);
            row.Slice(kept).Fill(padding);
            int paddedAt = -1;
            for (int step = 0; step < kept; step++)
            {
                if ((uint)row[step] >= (uint)_input.Vocabulary)
                    throw Fault(r, $"holds id {row[step]} at step {step}", $"ids from 0 to {_input.Vocabulary - 1}");
                if (row[step] == _input.PaddingIndex)
                    paddedAt = paddedAt < 0 ? step : paddedAt;
                else if (paddedAt >= 0)
                    throw Fault(r, $"holds the padding {padding} at step {paddedAt} and id {row[step]} at step {step}", "padding behind all others");
            }
        }

        return all;
    }

    /// <summary>The numbers of rows.</summary>
    /// <exception cref="ArgumentException">A row cannot be one of the input.</exception>
    public T[] Values<T>(IReadOnlyList<T[]> rows)
        where T : unmanaged
    {
        if (_input.Vocabulary > 0)
            throw new ArgumentException($"The input {_input} takes ids; the rows have numbers.", nameof(rows));
        T[] all = Rows(rows);
        for (int r = 0; r < rows.Count; r++)
            Copy(rows, r, all.AsSpan(r * _input.RowSize, _input.RowSize));
        return all;
    }

    private T[] Rows<T>(IReadOnlyList<T[]> rows)
    {
        Lengths = _input.HasLengths ? new int[rows.Count] : null;
        return new T[checked(rows.Count * _input.RowSize)];
    }

    /// <summary>Copies what has room, and says how many values that are.</summary>
    private int Copy<T>(IReadOnlyList<T[]> rows, int r, Span<T> destination)
    {
        T[] row = rows[r] ?? throw Fault(r, "is null", "a row");
        if (row.Length % _width != 0)
            throw Fault(r, $"has {Counted.Of(row.Length, "number")}", $"a multiple of {_width}, the numbers of a step");
        int steps = row.Length / _width;
        if (steps != _steps && !_input.HasLengths && _input.PaddingIndex is null)
            throw Fault(r, $"has {Counted.Of(steps, "step")}", $"{_steps} in each row, for the input has neither a PaddingIndex nor Lengths = true");
        if (steps > _steps && _truncation == Truncation.Refuse)
            throw Fault(r, $"has {Counted.Of(steps, "step")}", $"at most {_steps}");
        int kept = Math.Min(steps, _steps);
        int first = _truncation == Truncation.Start ? steps - kept : 0;
        row.AsSpan(first * _width, kept * _width).CopyTo(destination);
        if (Lengths is not null)
            Lengths[r] = kept;
        return kept * _width;
    }

    private ArgumentException Fault(int row, string came, string expected) => new($"Row {row} of the input {_input} {came}; expected {expected}.", "rows");
}

namespace DeepInit;

/// <summary>A column of ids that follow from those of another input: each id has a row of a table.</summary>
/// <param name="of">The name of the other input.</param>
/// <param name="table">Row after row, one for each id of the other.</param>
internal sealed class IdsOfIds(string of, ReadOnlyMemory<int> table)
{
    /// <summary>The name of the other input.</summary>
    public string Of => of;

    /// <summary>How many ids the table has.</summary>
    public int Length => table.Length;

    /// <summary>Writes the rows of some ids.</summary>
    /// <param name="ids">Those of the other input.</param>
    /// <param name="rowSize">Ids of a row.</param>
    /// <param name="into">Where they go.</param>
    /// <exception cref="ArgumentException">The table has no row for an id.</exception>
    public void Write(ReadOnlySpan<int> ids, int rowSize, Span<int> into)
    {
        ReadOnlySpan<int> rows = table.Span;
        int count = rows.Length / rowSize;
        for (int i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)count)
                throw new ArgumentException(FormattableString.Invariant($"The input '{of}' has the id {ids[i]}, and the table that belongs to it has {count} rows, counted from 0."));
            rows.Slice(ids[i] * rowSize, rowSize).CopyTo(into.Slice(i * rowSize, rowSize));
        }
    }
}

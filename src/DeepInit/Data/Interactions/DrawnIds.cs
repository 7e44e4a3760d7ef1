namespace DeepInit;

/// <summary>A column of ids of which some are drawn anew for every walk through the data: negatives.</summary>
/// <param name="sampler">What draws.</param>
/// <param name="users">The user of each row.</param>
/// <param name="given">The id of each row, −1 where one is drawn; empty where all are.</param>
internal sealed class DrawnIds(NegativeSampler sampler, ReadOnlyMemory<int> users, ReadOnlyMemory<int> given)
{
    /// <summary>How many rows there are.</summary>
    public int Rows => users.Length;

    /// <summary>Writes the ids of some rows.</summary>
    /// <param name="rows">Which; empty for those that follow one another.</param>
    /// <param name="first">The first, where they do.</param>
    /// <param name="walk">Tells apart the walks.</param>
    /// <param name="rowSize">Ids of a row; a row with an id of its own has no other.</param>
    /// <param name="ids">Where they go.</param>
    public void Write(ReadOnlySpan<int> rows, int first, long walk, int rowSize, Span<int> ids)
    {
        ReadOnlySpan<int> user = users.Span, own = given.Span;
        for (int i = 0; i < ids.Length; i++)
        {
            int row = rows.IsEmpty ? first + (i / rowSize) : rows[i / rowSize];
            ids[i] = !own.IsEmpty && own[row] >= 0 ? own[row] : sampler.Draw(user[row], walk, row, i % rowSize);
        }
    }
}

namespace DeepInit.Runtime;

/// <summary>What one call of a ranking works with: the best so far, and what is left out.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class RankingScratch<T>
    where T : unmanaged
{
    private readonly TopList _best = new();
    private ulong[] _excluded = [];

    /// <summary>The scores of a block of candidates.</summary>
    public AlignedBlock<T> Scores { get; } = new(CandidatePanel<T>.BlockWidth);

    /// <summary>The query's vector, where it is not the caller's.</summary>
    public T[] Query { get; private set; } = [];

    /// <summary>What a score must be above to count.</summary>
    public double Limit => _best.Limit;

    /// <summary>Begins a ranking.</summary>
    /// <param name="top">How many at most.</param>
    /// <param name="candidates">How many there are.</param>
    /// <param name="width">Numbers of a vector.</param>
    public void Begin(int top, int candidates, int width)
    {
        if (top < 1)
            throw new ArgumentOutOfRangeException(nameof(top), top, "At least one candidate must be asked for.");
        _best.Clear(top);
        if (_excluded.Length < (candidates + 63) / 64)
            _excluded = new ulong[(candidates + 63) / 64];
        else
            _excluded.AsSpan().Clear();
        if (Query.Length < width)
            Query = new T[width];
    }

    /// <summary>Leaves candidates out.</summary>
    /// <param name="ids">Their ids; those of no candidate say nothing.</param>
    /// <param name="table">The candidates.</param>
    /// <param name="vocabulary">How many ids there are.</param>
    /// <param name="argument">The name of the argument.</param>
    public void Exclude(ReadOnlySpan<int> ids, CandidateTable<T> table, int vocabulary, string argument)
    {
        Guard.Ids(ids, vocabulary, 1, argument);
        foreach (int id in ids)
        {
            int row = table.RowOf(id);
            if (row >= 0)
                Exclude(row);
        }
    }

    /// <summary>Leaves a candidate out.</summary>
    public void Exclude(int row) => _excluded[row >> 6] |= 1UL << (row & 63);

    /// <summary>Offers a candidate, in the order of rows.</summary>
    public void Offer(int row, double score)
    {
        // Of equal scores the earlier row is kept already; NaN and −∞ are above nothing.
        if (score > _best.Limit && (_excluded[row >> 6] & (1UL << (row & 63))) == 0)
            _best.Add(score, row);
    }

    /// <summary>The best, the best first.</summary>
    /// <param name="table">The candidates.</param>
    /// <param name="plus">What is added to every score.</param>
    public Recommendation[] End(CandidateTable<T> table, double plus)
    {
        var result = new Recommendation[_best.Count];
        for (int i = result.Length - 1; i >= 0; i--)
        {
            RankedRow row = _best.TakeWorst();
            result[i] = new(table.IdOf(row.Row), row.Score + plus);
        }

        return result;
    }
}

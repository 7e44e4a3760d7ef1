using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>A ranking by a score that is no product: chunks of candidates, each of which the network runs on. Called by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CandidateCall<T>
    where T : unmanaged
{
    private const int RowsAtOnce = 1024;

    private readonly CandidateRanking<T> _ranking;
    private readonly T[] _scores = new T[RowsAtOnce];
    private readonly Dictionary<int, int[]> _ids = [];
    private readonly Dictionary<int, T[]> _numbers = [];
    private CandidateTable<T>? _table;
    private RankingScratch<T>? _scratch;
    private float[] _all = [];
    private bool _scoresAll;
    private int _first;
    private int _count;

    internal CandidateCall(CandidateRanking<T> ranking) => _ranking = ranking;

    /// <summary>Takes the scores of the chunk.</summary>
    public Span<T> Scores => _scores.AsSpan(0, _count);

    /// <summary>The ids of the chunk's candidates.</summary>
    /// <param name="input">The number of the input among those that describe candidates.</param>
    public ReadOnlySpan<int> Ids(int input) => _table!.Ids(input, _first, _count);

    /// <summary>The query's ids of an input, once for each candidate of the chunk.</summary>
    /// <param name="input">The number of the input among all.</param>
    /// <param name="row">The ids.</param>
    public ReadOnlySpan<int> Repeat(int input, ReadOnlySpan<int> row) => Repeat(_ids, input, row);

    /// <summary>The query's numbers of an input, once for each candidate of the chunk.</summary>
    /// <param name="input">The number of the input among all.</param>
    /// <param name="row">The numbers.</param>
    public ReadOnlySpan<T> Repeat(int input, ReadOnlySpan<T> row) => Repeat(_numbers, input, row);

    /// <summary>Goes on to the next chunk, whose scores are asked for; false after the last.</summary>
    public bool Next()
    {
        for (int i = 0; i < _count; i++)
        {
            if (_scoresAll)
                _all[_first + i] = (float)Scalar.ToDouble(_scores[i]);
            else
                _scratch!.Offer(_first + i, Scalar.ToDouble(_scores[i]));
        }

        _first += _count;
        _count = Math.Min(RowsAtOnce, _table!.Count - _first);
        return _count > 0;
    }

    /// <summary>The best candidates.</summary>
    public Recommendation[] End()
    {
        Recommendation[] result = _ranking.End(_scratch!, _table!, 0);
        (_table, _scratch) = (null, null);
        _ranking.Return(this, scratch: null);
        return result;
    }

    /// <summary>The scores of all ids of the vocabulary; of those that are no candidates −∞.</summary>
    /// <param name="scores">Takes them.</param>
    public void End(Span<float> scores)
    {
        Guard.Length(scores.Length, _ranking.Vocabulary, nameof(scores));
        scores.Fill(float.NegativeInfinity);
        for (int row = 0; row < _table!.Count; row++)
            scores[_table.IdOf(row)] = _all[row];
        _ranking.Return(this, _scratch);
    }

    internal void Begin(CandidateTable<T> table, RankingScratch<T> scratch, bool scoresAll)
    {
        (_table, _scratch, _scoresAll) = (table, scratch, scoresAll);
        (_first, _count) = (0, 0);
        if (scoresAll && _all.Length < table.Count)
            _all = new float[table.Count];
    }

    // The first chunk is as long as any.
    private ReadOnlySpan<TItem> Repeat<TItem>(Dictionary<int, TItem[]> copies, int input, ReadOnlySpan<TItem> row)
    {
        if (!copies.TryGetValue(input, out TItem[]? copy) || copy.Length != RowsAtOnce * row.Length)
            copies[input] = copy = new TItem[RowsAtOnce * row.Length];
        if (_first == 0)
        {
            for (int i = 0; i < _count; i++)
                row.CopyTo(copy.AsSpan(i * row.Length));
        }

        return copy.AsSpan(0, _count * row.Length);
    }
}

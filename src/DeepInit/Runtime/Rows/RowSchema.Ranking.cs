namespace DeepInit.Runtime;

/// <content>Rankings over rows.</content>
public sealed partial class RowSchema<TRow>
{
    /// <summary>Measures a ranking of the known candidates: neither the unknown one nor room that no id has yet is ranked.</summary>
    /// <param name="scorer">The network.</param>
    /// <param name="parameters">Its parameters, with a transform.</param>
    /// <param name="test">What is relevant.</param>
    /// <param name="seen">What is known of before; null for nothing.</param>
    /// <param name="query">The property that is the query's id.</param>
    /// <param name="candidate">The property that is a candidate's.</param>
    /// <param name="k">The length of the lists.</param>
    /// <exception cref="ArgumentException">There is nothing to measure.</exception>
    public RankingReport EvaluateRanking<T>(IRankingScorer scorer, ParameterCollection<T> parameters, IEnumerable<TRow> test, IEnumerable<TRow>? seen, string query, string candidate, int k)
        where T : unmanaged
    {
        Interactions relevant = PairsOf(parameters, test, query, candidate);
        return RankingMetrics.Evaluate(new KnownCandidates(scorer, relevant.ItemCount), relevant, seen is null ? null : PairsOf(parameters, seen, query, candidate), new RankingOptions { Cutoffs = [k] });
    }

    // Who chose what: a user's index, and which of the known items; rows of which one is not known are left out.
    private Interactions PairsOf<T>(ParameterCollection<T> parameters, IEnumerable<TRow> rows, string query, string candidate)
        where T : unmanaged
    {
        DataTransform transform = RequireTransform(parameters);
        int user = Array.FindIndex(_ids, column => column.Name == query), item = Array.FindIndex(_ids, column => column.Name == candidate);
        TRow[] all = All(rows);
        var users = new List<int>(all.Length);
        var items = new List<int>(all.Length);
        Span<int> pair = stackalloc int[2];
        for (int i = 0; i < all.Length; i++)
        {
            At(i, all[i], _ids[user], transform.Ids[user], pair.Slice(0, 1));
            At(i, all[i], _ids[item], transform.Ids[item], pair.Slice(1, 1));
            if (pair[0] == Vocabulary.Unknown || pair[1] == Vocabulary.Unknown)
                continue;
            users.Add(pair[0]);
            items.Add(pair[1] - KnownCandidates.First);
        }

        return new Interactions([.. users], [.. items], userCount: transform.Ids[user].Count, itemCount: transform.Ids[item].Count - KnownCandidates.First);
    }

    /// <summary>What a row has as an id; null where it is missing.</summary>
    /// <param name="property">The property.</param>
    /// <param name="row">The row.</param>
    internal string? IdOf(string property, TRow row) => _ids[ColumnOf(property)].Ids(row).FirstOrDefault();

    /// <summary>All that rows have as ids, in one text that no other ids have.</summary>
    /// <param name="property">The property.</param>
    /// <param name="row">The row.</param>
    internal string IdsOf(string property, TRow row) => string.Concat(_ids[ColumnOf(property)].Ids(row).Select(id => id is null ? "-" : FormattableString.Invariant($"{id.Length}:{id}")));

    /// <summary>The number of a property among those that are ids; −1 for one of numbers.</summary>
    /// <param name="property">The property.</param>
    internal int ColumnOf(string property) => Array.FindIndex(_ids, column => column.Name == property);

    /// <summary>All inputs of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="transform">How they become numbers.</param>
    internal RowInputs<T> Read<T>(TRow[] rows, DataTransform transform)
        where T : unmanaged => Inputs<T>(rows, transform, learnt: 0);

    /// <summary>Rows of which nothing is known but one id.</summary>
    /// <param name="property">The property that is it.</param>
    /// <param name="indices">Its index of each row.</param>
    internal RowInputs<T> Of<T>(string property, int[] indices)
        where T : unmanaged
    {
        var ids = new int[_ids.Length][];
        ids[ColumnOf(property)] = indices;
        return new RowInputs<T>(indices.Length, [], ids, new int[_ids.Length][]);
    }

    /// <summary>Rows as they are given, none of them null.</summary>
    /// <param name="rows">The rows.</param>
    internal static TRow[] Given(IEnumerable<TRow> rows) => All(rows);
}

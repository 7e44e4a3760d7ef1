using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>Rankings in which rows say more of queries or of candidates than an id. Made by generated code; safe from many threads at once.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
/// <typeparam name="TQuery">The type of the query's id.</typeparam>
/// <typeparam name="TCandidate">The type of a candidate's id.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RankedRows<TRow, TQuery, TCandidate>
{
    private readonly RowSchema<TRow> _schema;
    private readonly RankedIds<TQuery, TCandidate> _ids;
    private readonly string _query;
    private readonly string _candidate;
    private readonly bool _queriesAreRows;

    /// <summary>The rankings of a network.</summary>
    /// <param name="schema">How rows become numbers.</param>
    /// <param name="ids">Between ids and indices.</param>
    /// <param name="query">The property that is the query's id, or has its ids.</param>
    /// <param name="candidate">The property that is a candidate's.</param>
    /// <param name="queriesAreRows">Whether rows say more of a query than its id.</param>
    public RankedRows(RowSchema<TRow> schema, RankedIds<TQuery, TCandidate> ids, string query, string candidate, bool queriesAreRows)
    {
        _schema = schema;
        _ids = ids;
        _query = query;
        _candidate = candidate;
        _queriesAreRows = queriesAreRows;
    }

    /// <summary>Sets what is ranked.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="rows">A row for each candidate; of several of one the last counts.</param>
    /// <exception cref="ArgumentException">There is no row, one has no id, or a value is not allowed.</exception>
    public void SetCandidates<T>(CandidateRanking<T> ranking, IEnumerable<TRow> rows)
        where T : unmanaged
    {
        var source = new CandidateRows<TRow, T>(_schema, ranking.Form, rows, _candidate);
        source.Table(ranking.Parameters); // what is wrong with the rows is said here
        ranking.Source = source;
    }

    /// <summary>The best candidates for a query that is a row.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="query">The query.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="exclude">Ids that are left out.</param>
    public IReadOnlyList<Recommendation<TCandidate>> Recommend<T>(CandidateRanking<T> ranking, TRow query, int top, IEnumerable<TCandidate>? exclude)
        where T : unmanaged => Recommend(ranking, Read(ranking, [query]), top, exclude)[0];

    /// <summary>The best candidates for each of several queries that are rows.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="top">How many at most, for each.</param>
    public IReadOnlyList<IReadOnlyList<Recommendation<TCandidate>>> RecommendBatch<T>(CandidateRanking<T> ranking, IEnumerable<TRow> queries, int top)
        where T : unmanaged => Recommend(ranking, Read(ranking, RowSchema<TRow>.Given(queries)), top, null);

    /// <summary>The best candidates for a query that is an id.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="id">The id.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="exclude">Ids that are left out.</param>
    public IReadOnlyList<Recommendation<TCandidate>> RecommendTo<T>(CandidateRanking<T> ranking, TQuery id, int top, IEnumerable<TCandidate>? exclude)
        where T : unmanaged => Recommend(ranking, _schema.Of<T>(_query, [_ids.Query(ranking.Parameters, id)]), top, exclude)[0];

    /// <summary>The best candidates for each of several queries that are ids.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="top">How many at most, for each.</param>
    public IReadOnlyList<IReadOnlyList<Recommendation<TCandidate>>> RecommendBatchTo<T>(CandidateRanking<T> ranking, IEnumerable<TQuery> ids, int top)
        where T : unmanaged => Recommend(ranking, _schema.Of<T>(_query, _ids.Queries(ranking.Parameters, ids)), top, null);

    /// <summary>The candidates of the smallest angles to one of them.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="id">Its id.</param>
    /// <param name="top">How many at most.</param>
    /// <exception cref="ArgumentException">It is no candidate.</exception>
    public IReadOnlyList<Recommendation<TCandidate>> Similar<T>(CandidateRanking<T> ranking, TCandidate id, int top)
        where T : unmanaged
    {
        CandidateTable<T> table = ranking.Candidates;
        return _ids.Named(table, ranking.Parameters, ranking.Similar(table, _ids.Candidate(table, ranking.Parameters, id), top));
    }

    /// <summary>The best candidates for somebody of whom only some liked ones are known.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="liked">Their ids.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="exclude">Further ids that are left out.</param>
    /// <exception cref="ArgumentException">None is a candidate.</exception>
    public IReadOnlyList<Recommendation<TCandidate>> RecommendFor<T>(CandidateRanking<T> ranking, IEnumerable<TCandidate> liked, int top, IEnumerable<TCandidate>? exclude)
        where T : unmanaged
    {
        CandidateTable<T> table = ranking.Candidates;
        Recommendation[] found = ranking.RecommendFor(table, _ids.Liked(table, ranking.Parameters, liked), top, _ids.Candidates(table, ranking.Parameters, exclude));
        return _ids.Named(table, ranking.Parameters, found);
    }

    /// <summary>Measures a ranking: rows that say the same of the query are one query, and whose query's id is the same have seen the same. Rows whose candidate is not ranked are left out, and, of queries that are ids, those that are not known.</summary>
    /// <param name="ranking">The network's ranking.</param>
    /// <param name="test">What is relevant.</param>
    /// <param name="seen">What is known of before; null for nothing.</param>
    /// <param name="k">The length of the lists.</param>
    /// <exception cref="ArgumentException">There is nothing to measure.</exception>
    public RankingReport EvaluateRanking<T>(CandidateRanking<T> ranking, IEnumerable<TRow> test, IEnumerable<TRow>? seen, int k)
        where T : unmanaged
    {
        CandidateTable<T> table = ranking.Candidates;
        ParameterCollection<T> parameters = ranking.Parameters;
        DataTransform transform = _schema.RequireTransform(parameters);
        IdTransform column = transform.Ids[_schema.ColumnOf(_query)], items = transform.Ids[_schema.ColumnOf(_candidate)];
        (TRow Row, int Item)[] relevant = [.. Chosen(test, table, items).Where(pair => _queriesAreRows || column.IndexOf(_schema.IdOf(_query, pair.Row)) != Vocabulary.Unknown)];
        if (relevant.Length == 0)
            throw new ArgumentException($"No row has a {_candidate} that is ranked{(_queriesAreRows ? "" : $" and a {_query} that is known")}; expected at least one.", nameof(test));

        // What the vectors of queries are made of alone tells queries apart: equal rows come to equal vectors.
        int length = ranking.Form.Width + ranking.Form.QueryBiases;
        RowInputs<T> read = _schema.Read<T>([.. relevant.Select(pair => pair.Row)], transform);
        var vectors = new T[Guard.BatchLength(relevant.Length, length)];
        ranking.OfRows.QueryVectors(read, vectors);
        var queries = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var firsts = new List<int>();
        int[] users = [.. relevant.Select((pair, i) => QueryOf(_schema.IdsOf(_query, pair.Row), i))];
        int candidates = table.Catalogue?.Ids.Count ?? items.Count - KnownCandidates.First;
        Interactions? before = null;
        if (seen is not null)
        {
            (int Query, int Item)[] pairs = [.. Chosen(seen, table, items).SelectMany(pair => queries.TryGetValue(_schema.IdsOf(_query, pair.Row), out List<int>? same) ? same.Select(query => (query, pair.Item)) : [])];
            before = new Interactions([.. pairs.Select(pair => pair.Query)], [.. pairs.Select(pair => pair.Item)], userCount: firsts.Count, itemCount: candidates);
        }

        IRankingScorer scorer = new RowQueries<T>(ranking, table, vectors, firsts, length);
        if (table.Catalogue is null)
            scorer = new KnownCandidates(scorer, candidates);
        return RankingMetrics.Evaluate(scorer, new Interactions(users, [.. relevant.Select(pair => pair.Item)], userCount: firsts.Count, itemCount: candidates), before, new RankingOptions { Cutoffs = [k] });

        int QueryOf(string id, int row)
        {
            if (!queries.TryGetValue(id, out List<int>? same))
                queries.Add(id, same = []);
            foreach (int query in same)
            {
                if (MemoryMarshal.AsBytes(vectors.AsSpan(firsts[query] * length, length)).SequenceEqual(MemoryMarshal.AsBytes(vectors.AsSpan(row * length, length))))
                    return query;
            }

            same.Add(firsts.Count);
            firsts.Add(row);
            return firsts.Count - 1;
        }
    }

    // Rows whose candidate is ranked, and its number.
    private IEnumerable<(TRow Row, int Item)> Chosen<T>(IEnumerable<TRow> rows, CandidateTable<T> table, IdTransform items)
        where T : unmanaged => RowSchema<TRow>.Given(rows)
            .Select(row => (row, table.Catalogue is { } catalogue ? catalogue.NumberOf(_schema.IdOf(_candidate, row)) : items.IndexOf(_schema.IdOf(_candidate, row)) - KnownCandidates.First))
            .Where(pair => pair.Item2 >= 0);

    private RowInputs<T> Read<T>(CandidateRanking<T> ranking, TRow[] queries)
        where T : unmanaged
    {
        if (queries.Length == 1 && queries[0] is null)
            throw new ArgumentNullException(nameof(queries));
        return _schema.Read<T>(queries, _schema.RequireTransform(ranking.Parameters));
    }

    private IReadOnlyList<Recommendation<TCandidate>>[] Recommend<T>(CandidateRanking<T> ranking, RowInputs<T> queries, int top, IEnumerable<TCandidate>? exclude)
        where T : unmanaged
    {
        CandidateTable<T> table = ranking.Candidates;
        int length = ranking.Form.Width + ranking.Form.QueryBiases;
        var vectors = new T[Guard.BatchLength(queries.Count, length)];
        ranking.OfRows.QueryVectors(queries, vectors);
        int[] excluded = _ids.Candidates(table, ranking.Parameters, exclude);
        var result = new IReadOnlyList<Recommendation<TCandidate>>[queries.Count];
        for (int i = 0; i < result.Length; i++)
            result[i] = _ids.Named(table, ranking.Parameters, ranking.Recommend(table, vectors.AsSpan(i * length, length), top, excluded));
        return result;
    }
}

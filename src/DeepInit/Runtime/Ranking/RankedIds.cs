using System.ComponentModel;
using System.Globalization;

namespace DeepInit.Runtime;

/// <summary>Between the ids that rows have and the indices that a ranking goes by. Made by generated code; safe from many threads at once.</summary>
/// <typeparam name="TQuery">The type of the query's id.</typeparam>
/// <typeparam name="TCandidate">The type of a candidate's id.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RankedIds<TQuery, TCandidate>
{
    private readonly RowDescription _rows;
    private readonly string _query;
    private readonly string _candidate;
    private readonly Func<string, TCandidate> _read;

    /// <summary>The ids of a network.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="query">The property that is the query's id.</param>
    /// <param name="candidate">The property that is a candidate's.</param>
    /// <param name="read">The id of a text of the vocabulary.</param>
    public RankedIds(RowDescription rows, string query, string candidate, Func<string, TCandidate> read)
    {
        _rows = rows;
        _query = query;
        _candidate = candidate;
        _read = read;
    }

    /// <summary>The index of a query's id; that of the unknown one where nothing was learnt of it.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="id">The id.</param>
    public int Query<T>(ParameterCollection<T> parameters, TQuery id)
        where T : unmanaged => IndexOf(Column(parameters, _query), id);

    /// <summary>The indices of queries' ids.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="ids">The ids.</param>
    public int[] Queries<T>(ParameterCollection<T> parameters, IEnumerable<TQuery> ids)
        where T : unmanaged
    {
        IdTransform column = Column(parameters, _query);
        return [.. (ids ?? throw new ArgumentNullException(nameof(ids))).Select(id => IndexOf(column, id))];
    }

    /// <summary>The index of a candidate that must be known.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public int Candidate<T>(ParameterCollection<T> parameters, TCandidate id)
        where T : unmanaged => IndexOf(Column(parameters, _candidate), id) is not Vocabulary.Unknown and var index
            ? index
            : throw new ArgumentException($"There is no {_candidate} '{Excerpt.Of(Text(id) ?? "")}' among those that {_rows.Network} has learnt of.", nameof(id));

    /// <summary>The indices of those candidates that are known; others say nothing.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="ids">Their ids; null for none.</param>
    public int[] Candidates<T>(ParameterCollection<T> parameters, IEnumerable<TCandidate>? ids)
        where T : unmanaged
    {
        if (ids is null)
            return [];
        IdTransform column = Column(parameters, _candidate);
        return [.. ids.Select(id => IndexOf(column, id)).Where(index => index != Vocabulary.Unknown)];
    }

    /// <summary>As <see cref="Candidates{T}(ParameterCollection{T}, IEnumerable{TCandidate})"/>, at least one.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="liked">Their ids.</param>
    /// <exception cref="ArgumentException">None is known.</exception>
    public int[] Liked<T>(ParameterCollection<T> parameters, IEnumerable<TCandidate> liked)
        where T : unmanaged => Candidates(parameters, liked ?? throw new ArgumentNullException(nameof(liked))) is { Length: > 0 } known
            ? known
            : throw new ArgumentException($"Somebody of whom nothing is known has no taste: {_rows.Network} must have learnt of at least one {_candidate} that is liked.", nameof(liked));

    /// <summary>Recommendations by the ids that rows have.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="found">What was found.</param>
    public IReadOnlyList<Recommendation<TCandidate>> Named<T>(ParameterCollection<T> parameters, IReadOnlyList<Recommendation> found)
        where T : unmanaged
    {
        Vocabulary ids = Column(parameters, _candidate).Vocabulary!;
        var named = new Recommendation<TCandidate>[found.Count];
        for (int i = 0; i < named.Length; i++)
            named[i] = new(_read(ids[found[i].Id]), found[i].Score);
        return named;
    }

    /// <summary>The same of several queries.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="found">What was found for each.</param>
    public IReadOnlyList<IReadOnlyList<Recommendation<TCandidate>>> Named<T>(ParameterCollection<T> parameters, IReadOnlyList<Recommendation>[] found)
        where T : unmanaged => Array.ConvertAll(found, one => Named(parameters, one));

    /// <summary>The numbers of those of some candidates that are among them; others say nothing.</summary>
    internal int[] Candidates<T>(CandidateTable<T> table, ParameterCollection<T> parameters, IEnumerable<TCandidate>? ids)
        where T : unmanaged => table.Catalogue is not { } catalogue ? Candidates(parameters, ids)
            : ids is null ? []
            : [.. ids.Select(id => catalogue.NumberOf(Text(id))).Where(number => number >= 0)];

    /// <summary>The number of one that must be among some candidates.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal int Candidate<T>(CandidateTable<T> table, ParameterCollection<T> parameters, TCandidate id)
        where T : unmanaged => table.Catalogue is not { } catalogue ? Candidate(parameters, id)
            : catalogue.NumberOf(Text(id)) is >= 0 and var number ? number
            : throw new ArgumentException($"There is no {_candidate} '{Excerpt.Of(Text(id) ?? "")}' among the candidates of {_rows.Network}.", nameof(id));

    /// <summary>As <see cref="Candidates{T}(CandidateTable{T}, ParameterCollection{T}, IEnumerable{TCandidate})"/>, at least one.</summary>
    /// <exception cref="ArgumentException">None is among them.</exception>
    internal int[] Liked<T>(CandidateTable<T> table, ParameterCollection<T> parameters, IEnumerable<TCandidate> liked)
        where T : unmanaged => table.Catalogue is null ? Liked(parameters, liked)
            : Candidates(table, parameters, liked ?? throw new ArgumentNullException(nameof(liked))) is { Length: > 0 } known ? known
            : throw new ArgumentException($"Somebody of whom nothing is known has no taste: at least one {_candidate} that is liked must be among the candidates of {_rows.Network}.", nameof(liked));

    /// <summary>Recommendations of some candidates by the ids that rows have.</summary>
    internal IReadOnlyList<Recommendation<TCandidate>> Named<T>(CandidateTable<T> table, ParameterCollection<T> parameters, IReadOnlyList<Recommendation> found)
        where T : unmanaged
    {
        if (table.Catalogue is not { } catalogue)
            return Named(parameters, found);
        var named = new Recommendation<TCandidate>[found.Count];
        for (int i = 0; i < named.Length; i++)
            named[i] = new(_read(catalogue.Ids[found[i].Id]), found[i].Score);
        return named;
    }

    private IdTransform Column<T>(ParameterCollection<T> parameters, string name)
        where T : unmanaged
    {
        IReadOnlyList<IdTransform> columns = _rows.RequireTransform(parameters).Ids;
        int i = 0;
        while (columns[i].Name != name)
            i++;
        return columns[i];
    }

    private static int IndexOf<TId>(IdTransform column, TId id) => column.IndexOf(Text(id));

    private static string? Text<TId>(TId id) => id is null ? null : Convert.ToString(id, CultureInfo.InvariantCulture);
}

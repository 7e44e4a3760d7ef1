using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What ranks the candidates of a network. Called by generated code; safe from many threads at once.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CandidateRanking<T>
    where T : unmanaged
{
    private readonly NetworkEngine<T> _engine;
    private readonly object _renewing = new();
    private readonly IdlePool<RankingScratch<T>> _idle = new();
    private readonly IdlePool<CandidateCall<T>> _idleCalls = new();
    private CandidateTable<T>? _table;
    private ICandidateSource<T>? _source;
    private CandidatePanel<T>? _panel;

    private CandidateRanking(NetworkEngine<T> engine, RankingForm form)
    {
        _engine = engine;
        Form = form;
    }

    /// <summary>What the network is like.</summary>
    public RankingForm Form { get; }

    /// <summary>How many ids there are; of rows those that are known, and the unknown one.</summary>
    public int Vocabulary => Known is { } known ? known.Count : Form.Ids.Vocabulary;

    /// <summary>The candidates; all ids of the vocabulary but padding, until others are set, of a network whose candidates are described by their ids alone. Of rows all ids that are known.</summary>
    /// <exception cref="InvalidOperationException">None have been set, and they are described by more than their ids.</exception>
    /// <exception cref="ArgumentException">An id is there twice, or there is none.</exception>
    public CandidateTable<T> Candidates
    {
        get
        {
            if (Volatile.Read(ref _source) is { } source)
                return source.Table(_engine.Store.Parameters);
            Vocabulary? known = Known;
            if (Volatile.Read(ref _table) is { } table && (table.IsGiven || ReferenceEquals(table.Known, known)))
                return table;
            lock (_renewing)
                return _table = known is null || Form.Inputs.Length > 1 ? CandidateTable<T>.OfAllIds(Form) : CandidateTable<T>.OfKnownIds(Form, known);
        }
        set => Volatile.Write(ref _table, value.Complete(isGiven: true));
    }

    /// <summary>What the candidates are made of anew when the network has changed; null where they are given as they are.</summary>
    internal ICandidateSource<T>? Source
    {
        set => Volatile.Write(ref _source, value);
    }

    /// <summary>The network's parameters.</summary>
    internal ParameterCollection<T> Parameters => _engine.Store.Parameters;

    /// <summary>What makes the vectors of queries that are rows.</summary>
    internal IRowRankedEngine<T> OfRows => (IRowRankedEngine<T>)_engine;

    /// <summary>Sets which of the known ids are ranked.</summary>
    /// <param name="indices">Their indices.</param>
    public void SetKnown(int[] indices) => Volatile.Write(ref _table, CandidateTable<T>.OfIndices(Form, [.. indices.Distinct()]).Complete(isGiven: true));

    private Vocabulary? Known => Form.Ids.Column is { } column
        ? (_engine.Store.Parameters.Transform ?? throw new InvalidOperationException($"{Form.Network} knows no {column} yet: Fit it on rows, or Rows.Fit(rows) without training, or Load a file that was saved after that.")).Vocabulary(column)
        : null;

    /// <summary>The ranking of an engine, made when it is first asked for.</summary>
    /// <param name="ranking">The engine's field.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="form">What the network is like.</param>
    public static CandidateRanking<T> Of(ref CandidateRanking<T>? ranking, NetworkEngine<T> engine, RankingForm form)
    {
        if (Volatile.Read(ref ranking) is { } made)
            return made;
        var own = new CandidateRanking<T>(engine, form);
        return Interlocked.CompareExchange(ref ranking, own, null) ?? own;
    }

    /// <summary>The best candidates for a query.</summary>
    /// <param name="vector">The query's vector, and its biases behind it.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="exclude">Ids that are left out.</param>
    public Recommendation[] Recommend(ReadOnlySpan<T> vector, int top, ReadOnlySpan<int> exclude) => Recommend(Candidates, vector, top, exclude);

    /// <summary>The best of some candidates for a query.</summary>
    internal Recommendation[] Recommend(CandidateTable<T> table, ReadOnlySpan<T> vector, int top, ReadOnlySpan<int> exclude)
    {
        CandidatePanel<T> panel = Panel(table);
        RankingScratch<T> scratch = Begin(top, panel.Table);
        scratch.Exclude(exclude, panel.Table, IdsOf(panel.Table), nameof(exclude));
        ReadOnlySpan<T> query = vector.Slice(0, Form.Width);
        if (Form.Normalizes)
            query = Scaled(query, CandidatePanel<T>.InverseLength(query), scratch);
        panel.Rank(query, cosines: false, panel.HasBiases, scratch);
        return End(scratch, panel.Table, BiasOf(vector));
    }

    /// <summary>The best candidates for each of several queries.</summary>
    /// <param name="vectors">Their vectors, each with its biases behind it.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="top">How many candidates at most for each.</param>
    public IReadOnlyList<Recommendation>[] RecommendBatch(ReadOnlySpan<T> vectors, int rows, int top)
    {
        int length = Form.Width + Form.QueryBiases;
        var result = new IReadOnlyList<Recommendation>[rows];
        for (int row = 0; row < rows; row++)
            result[row] = Recommend(vectors.Slice(row * length, length), top, default);
        return result;
    }

    /// <summary>The candidates of the smallest angles to one of them.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="top">How many at most.</param>
    public Recommendation[] Similar(int id, int top) => Similar(Candidates, id, top);

    /// <summary>Of some candidates those of the smallest angles to one of them.</summary>
    internal Recommendation[] Similar(CandidateTable<T> table, int id, int top)
    {
        CandidatePanel<T> panel = Panel(table);
        int row = RowOf(id, panel.Table, nameof(id));
        RankingScratch<T> scratch = Begin(top, panel.Table);
        scratch.Exclude(row);
        panel.CopyTo(row, scratch.Query);
        Scaled(scratch.Query.AsSpan(0, Form.Width), Scalar.ToDouble(panel.InverseLengthOf(row)), scratch);
        panel.Rank(scratch.Query.AsSpan(0, Form.Width), cosines: true, biased: false, scratch);
        return End(scratch, panel.Table, 0);
    }

    /// <summary>The best candidates for somebody of whom only some liked ones are known.</summary>
    /// <param name="liked">Their ids.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="exclude">Further ids that are left out.</param>
    public Recommendation[] RecommendFor(ReadOnlySpan<int> liked, int top, ReadOnlySpan<int> exclude) => RecommendFor(Candidates, liked, top, exclude);

    /// <summary>The best of some candidates for somebody of whom only some liked ones are known.</summary>
    internal Recommendation[] RecommendFor(CandidateTable<T> table, ReadOnlySpan<int> liked, int top, ReadOnlySpan<int> exclude)
    {
        if (liked.Length == 0)
            throw new ArgumentException("Somebody of whom nothing is known has no taste: at least one liked candidate must be given.", nameof(liked));
        CandidatePanel<T> panel = Panel(table);
        double[] taste = FoldIn.Vector(panel, [.. liked.ToArray().Select(id => RowOf(id, panel.Table, nameof(liked)))]);
        RankingScratch<T> scratch = Begin(top, panel.Table);
        scratch.Exclude(liked, panel.Table, IdsOf(panel.Table), nameof(liked));
        scratch.Exclude(exclude, panel.Table, IdsOf(panel.Table), nameof(exclude));
        for (int d = 0; d < Form.Width; d++)
            scratch.Query[d] = Scalar.FromDouble<T>(taste[d]);
        panel.Rank(scratch.Query.AsSpan(0, Form.Width), cosines: false, biased: false, scratch);
        return End(scratch, panel.Table, 0);
    }

    /// <summary>The scores of all ids of the vocabulary for a query; of those that are no candidates −∞.</summary>
    /// <param name="vector">The query's vector, and its biases behind it.</param>
    /// <param name="scores">Takes them.</param>
    public void Score(ReadOnlySpan<T> vector, Span<float> scores) => Score(Candidates, vector, scores);

    /// <summary>The scores of some candidates for a query, at their ids; of those that are none −∞.</summary>
    internal void Score(CandidateTable<T> table, ReadOnlySpan<T> vector, Span<float> scores)
    {
        CandidatePanel<T> panel = Panel(table);
        Guard.Length(scores.Length, IdsOf(table), nameof(scores));
        scores.Fill(float.NegativeInfinity);
        RankingScratch<T> scratch = Begin(1, panel.Table);
        ReadOnlySpan<T> query = vector.Slice(0, Form.Width);
        if (Form.Normalizes)
            query = Scaled(query, CandidatePanel<T>.InverseLength(query), scratch);
        panel.Score(query, BiasOf(vector), scratch, scores);
        _idle.Return(scratch);
    }

    /// <summary>Begins the scoring of all candidates by a score that is no product.</summary>
    public CandidateCall<T> BeginScores()
    {
        CandidateTable<T> table = Candidates;
        CandidateCall<T> call = _idleCalls.Rent() ?? new CandidateCall<T>(this);
        call.Begin(table, Begin(1, table), scoresAll: true);
        return call;
    }

    /// <summary>Begins a ranking by a score that is no product: the network runs on one chunk of candidates after another.</summary>
    /// <param name="top">How many at most.</param>
    /// <param name="exclude">Ids that are left out.</param>
    public CandidateCall<T> Begin(int top, ReadOnlySpan<int> exclude)
    {
        CandidateTable<T> table = Candidates;
        RankingScratch<T> scratch = Begin(top, table);
        scratch.Exclude(exclude, table, Vocabulary, nameof(exclude));
        CandidateCall<T> call = _idleCalls.Rent() ?? new CandidateCall<T>(this);
        call.Begin(table, scratch, scoresAll: false);
        return call;
    }

    internal Recommendation[] End(RankingScratch<T> scratch, CandidateTable<T> table, double plus)
    {
        Recommendation[] result = scratch.End(table, plus);
        _idle.Return(scratch);
        return result;
    }

    internal void Return(CandidateCall<T> call, RankingScratch<T>? scratch)
    {
        _idleCalls.Return(call);
        if (scratch is not null)
            _idle.Return(scratch);
    }

    // How many numbers there are by which candidates may be told apart.
    private int IdsOf(CandidateTable<T> table) => table.Catalogue?.Ids.Count ?? Vocabulary;

    private double BiasOf(ReadOnlySpan<T> vector)
    {
        double bias = 0;
        foreach (T number in vector.Slice(Form.Width))
            bias += Scalar.ToDouble(number);
        return bias;
    }

    private RankingScratch<T> Begin(int top, CandidateTable<T> table)
    {
        RankingScratch<T> scratch = _idle.Rent() ?? new RankingScratch<T>();
        scratch.Begin(top, table.Count, Form.Width);
        return scratch;
    }

    private static ReadOnlySpan<T> Scaled(ReadOnlySpan<T> vector, double factor, RankingScratch<T> scratch)
    {
        for (int d = 0; d < vector.Length; d++)
            scratch.Query[d] = Scalar.FromDouble<T>(Scalar.ToDouble(vector[d]) * factor);
        return scratch.Query.AsSpan(0, vector.Length);
    }

    private static int RowOf(int id, CandidateTable<T> table, string argument) =>
        table.RowOf(id) is >= 0 and var row ? row : throw new ArgumentException($"{id} is the id of no candidate.", argument);

    // The vectors of the parameters as they are now: who finds old ones makes new ones, and the others wait for him.
    private CandidatePanel<T> Panel(CandidateTable<T> table)
    {
        if (Volatile.Read(ref _panel) is { } panel && panel.Version == _engine.Store.Version && panel.Table == table)
            return panel;
        lock (_renewing)
        {
            int version = _engine.Store.Version;
            if (_panel is { } renewed && renewed.Version == version && renewed.Table == table)
                return renewed;
            var made = new CandidatePanel<T>((IRankedEngine<T>)_engine, Form, table, version);
            Volatile.Write(ref _panel, made);
            return made;
        }
    }
}

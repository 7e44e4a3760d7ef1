namespace DeepInit;

/// <summary>Measures the ranking of one query after the other: the memory of one thread.</summary>
internal sealed class QueryMeasure
{
    /// <summary>Numbers of a query for each length of list, in the order of the constants below.</summary>
    public const int Measures = 7;

    public const int Hit = 0;
    public const int Recall = 1;
    public const int Precision = 2;
    public const int Mrr = 3;
    public const int Map = 4;
    public const int Ndcg = 5;
    public const int Popularity = 6;

    private readonly RankingOptions _options;
    private readonly int[] _popularity;
    private readonly float[] _scores;
    private readonly Role[] _roles;
    private readonly float[] _relevantScores;
    private readonly TopList _top;

    // By list: which candidates have been in any.
    private readonly bool[][] _listed;

    // 1 / log₂(rank + 1), and the sum of these up to each rank.
    private readonly double[] _discounts;
    private readonly double[] _ideal;

    /// <param name="candidates">How many candidates there are.</param>
    /// <param name="mostRelevant">The most that are relevant to a query.</param>
    /// <param name="popularity">How often each candidate was seen; empty where that is not known.</param>
    /// <param name="options">What to measure.</param>
    public QueryMeasure(int candidates, int mostRelevant, int[] popularity, RankingOptions options)
    {
        _options = options;
        _popularity = popularity;
        _scores = new float[candidates];
        _roles = new Role[candidates];
        _relevantScores = new float[mostRelevant];
        int longest = Math.Max(1, Math.Min(candidates, options.Cutoffs.Max()));
        _top = new TopList(longest);
        _listed = [.. options.Cutoffs.Select(_ => new bool[candidates])];
        _discounts = new double[longest];
        _ideal = new double[longest + 1];
        for (int i = 0; i < longest; i++)
        {
            _discounts[i] = 1 / Math.Log(i + 2, 2);
            _ideal[i + 1] = _ideal[i] + _discounts[i];
        }
    }

    private enum Role : byte
    {
        Candidate,
        Relevant,
        Excluded,
    }

    /// <summary>Where the scores of the query go.</summary>
    public Span<float> Scores => _scores;

    /// <summary>Whether a candidate has been in a list.</summary>
    /// <param name="cutoff">Which of the lengths.</param>
    /// <param name="candidate">The candidate.</param>
    public bool IsListed(int cutoff, int candidate) => _listed[cutoff][candidate];

    /// <summary>Measures the query whose scores are in <see cref="Scores"/>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="relevant">What is relevant, ascending; at least one.</param>
    /// <param name="seen">What is no candidate unless it is relevant, ascending.</param>
    /// <param name="values">Where the measures of its lists go.</param>
    /// <returns>The area under the curve; NaN where all candidates are relevant.</returns>
    public double Measure(int query, ReadOnlySpan<int> relevant, ReadOnlySpan<int> seen, Span<double> values)
    {
        Assign(query, relevant, seen);
        _top.Clear(_discounts.Length);
        bool isNumber = true;
        for (int i = 0; i < _roles.Length; i++)
        {
            if (_roles[i] == Role.Excluded)
                continue;
            isNumber &= !float.IsNaN(_scores[i]);
            _top.Add(_scores[i], i);
        }

        ReadOnlySpan<int> best = _top.TakeAll();
        for (int cut = 0; cut < _listed.Length; cut++)
            MeasureList(_options.Cutoffs[cut], best, _listed[cut], relevant.Length, values.Slice(cut * Measures, Measures));
        if (isNumber)
            return AreaUnderCurve(relevant);
        values.Fill(double.NaN);
        return double.NaN;
    }

    private void Assign(int query, ReadOnlySpan<int> relevant, ReadOnlySpan<int> seen)
    {
        _roles.AsSpan().Clear();
        foreach (int i in seen)
            _roles[i] = Role.Excluded;
        foreach (int i in relevant)
            _roles[i] = Role.Relevant;
        if (_options.Sampled > 0)
            Draw(query);
    }

    // Of all candidates that are neither relevant nor seen some stay, each drawn at most once.
    private void Draw(int query)
    {
        int open = 0;
        foreach (Role role in _roles)
            open += role == Role.Candidate ? 1 : 0;
        if (open <= _options.Sampled)
            return;

        // Fewer are drawn of the two: those that stay, or those that go.
        bool draws = _options.Sampled <= open / 2;
        Role drawn = draws ? Role.Relevant : Role.Excluded;
        int left = draws ? _options.Sampled : open - _options.Sampled;
        ulong state = RowShuffle.StateOf(_options.Seed, query);
        var chosen = new int[left];
        while (left > 0)
        {
            int candidate = (int)RowShuffle.Below((uint)_roles.Length, ref state);
            if (_roles[candidate] != Role.Candidate)
                continue;
            _roles[candidate] = drawn;
            chosen[--left] = candidate;
        }

        if (!draws)
            return;
        for (int i = 0; i < _roles.Length; i++)
        {
            if (_roles[i] == Role.Candidate)
                _roles[i] = Role.Excluded;
        }

        foreach (int candidate in chosen)
            _roles[candidate] = Role.Candidate;
    }

    private void MeasureList(int k, ReadOnlySpan<int> top, bool[] listed, int relevant, Span<double> values)
    {
        int length = Math.Min(k, top.Length), hits = 0;
        double precisions = 0, gain = 0, popularity = 0;
        values[Mrr] = 0;
        for (int i = 0; i < length; i++)
        {
            int candidate = top[i];
            listed[candidate] = true;
            popularity += _popularity.Length == 0 ? double.NaN : _popularity[candidate];
            if (_roles[candidate] != Role.Relevant)
                continue;
            if (hits++ == 0)
                values[Mrr] = 1.0 / (i + 1);
            precisions += (double)hits / (i + 1);
            gain += _discounts[i];
        }

        int best = Math.Min(relevant, k);
        values[Hit] = hits > 0 ? 1 : 0;
        values[Recall] = (double)hits / relevant;
        values[Precision] = (double)hits / k;
        values[Map] = precisions / best;
        values[Ndcg] = gain / _ideal[best];
        values[Popularity] = popularity / length;
    }

    // Mann and Whitney's U, in halves: for each candidate that is not relevant, twice the relevant ones above it and once those level with it.
    private double AreaUnderCurve(ReadOnlySpan<int> relevant)
    {
        int positives = relevant.Length;
        for (int i = 0; i < positives; i++)
            _relevantScores[i] = _scores[relevant[i]];
        Array.Sort(_relevantScores, 0, positives);
        ReadOnlySpan<float> ascending = _relevantScores.AsSpan(0, positives);
        long halves = 0, negatives = 0;
        for (int i = 0; i < _roles.Length; i++)
        {
            if (_roles[i] != Role.Candidate)
                continue;
            negatives++;
            halves += (positives - CountBelow(ascending, _scores[i], orLevel: true)) + (positives - CountBelow(ascending, _scores[i], orLevel: false));
        }

        return negatives == 0 ? double.NaN : halves / (2.0 * positives * negatives);
    }

    private static int CountBelow(ReadOnlySpan<float> ascending, float score, bool orLevel)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ascending[middle] < score || (orLevel && ascending[middle] == score))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

namespace DeepInit;

/// <summary>What a scorer's rankings are worth, as <see cref="RankingMetrics.Evaluate"/> measured them.</summary>
public sealed record RankingReport
{
    internal RankingReport(IReadOnlyList<RankingAtK> cutoffs) => Cutoffs = cutoffs;

    /// <summary>The measures of lists, one for each length that was asked for, in that order.</summary>
    public IReadOnlyList<RankingAtK> Cutoffs { get; }

    /// <summary>The measures of lists of a length.</summary>
    /// <param name="k">One of the lengths that were asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">Lists of that length were not measured.</exception>
    public RankingAtK this[int k] => Cutoffs.FirstOrDefault(cut => cut.K == k)
        ?? throw new ArgumentOutOfRangeException(nameof(k), k, $"Lists of {string.Join(", ", Cutoffs.Select(cut => cut.K))} candidates were measured; RankingOptions.Cutoffs says which.");

    /// <summary>
    /// How probable it is that what is relevant to a query scores above what is not, equal scores counting half: the mean of that area over queries, each alike (Rendle et al. 2009). Queries to which every candidate is relevant are left
    /// out; NaN where none is left. <see cref="RocAucMetric"/> pools the pairs of all queries instead.
    /// </summary>
    public double Auc { get; internal init; }

    /// <summary>The same mean with queries weighted by how much is relevant to them: Σ |R| · AUC / Σ |R| (Zhu et al. 2017).</summary>
    public double Gauc { get; internal init; }

    /// <summary>How many queries were measured: those that have something relevant.</summary>
    public int Queries { get; internal init; }

    /// <summary>How many candidates there are.</summary>
    public int Candidates { get; internal init; }

    /// <summary>Among how many drawn candidates was ranked; 0 for all, which alone can be compared with other measurements of all.</summary>
    public int Sampled { get; internal init; }

    /// <summary>All measures, a line for each length of list.</summary>
    public override string ToString()
    {
        string among = Sampled == 0 ? FormattableString.Invariant($"all {Candidates}") : FormattableString.Invariant($"{Sampled} drawn");
        string areas = FormattableString.Invariant($"AUC {Auc:0.0000}, GAUC {Gauc:0.0000}, {Queries} queries, {among} candidates");
        return string.Join("\n", Cutoffs.Select(cut => cut.ToString()).Append(areas));
    }
}

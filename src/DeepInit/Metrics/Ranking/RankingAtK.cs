namespace DeepInit;

/// <summary>
/// What lists of the best K candidates are worth: means over all queries that have something relevant. R is what is relevant to a query, a hit a relevant candidate in its list, and ranks count from 1. The definitions are RecBole's; other
/// libraries have others under the same names.
/// </summary>
public sealed record RankingAtK
{
    internal RankingAtK(int k) => K = k;

    /// <summary>The length of the lists.</summary>
    public int K { get; }

    /// <summary>HR@K: the share of queries whose list has any hit.</summary>
    public double HitRate { get; internal init; }

    /// <summary>Recall@K: hits / |R|. A list that is shorter than R cannot reach 1.</summary>
    public double Recall { get; internal init; }

    /// <summary>Precision@K: hits / K, also where there are fewer candidates than K.</summary>
    public double Precision { get; internal init; }

    /// <summary>MRR@K: 1 / rank of the first hit, 0 without one.</summary>
    public double Mrr { get; internal init; }

    /// <summary>MAP@K: the sum of (hits up to rank j) / j over the ranks j of all hits, divided by min(|R|, K).</summary>
    public double Map { get; internal init; }

    /// <summary>
    /// NDCG@K, normalised discounted cumulative gain: the sum of 1 / log₂(rank + 1) over all hits, divided by what it is where the first min(|R|, K) ranks are hits. With one relevant candidate, 1 / log₂(rank + 1).
    /// </summary>
    public double Ndcg { get; internal init; }

    /// <summary>The share of all candidates that are in any of the lists.</summary>
    public double Coverage { get; internal init; }

    /// <summary>
    /// The mean over queries of the mean popularity of the candidates in the list, popularity being how many pairs of what was seen a candidate is in (Yin et al. 2012); NaN where it is not said what was seen.
    /// </summary>
    public double MeanPopularity { get; internal init; }

    /// <summary>All of them in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"@{K}: HR {HitRate:0.0000}, recall {Recall:0.0000}, precision {Precision:0.0000}, MRR {Mrr:0.0000}, MAP {Map:0.0000}, NDCG {Ndcg:0.0000}, coverage {Coverage:0.0000}");
}

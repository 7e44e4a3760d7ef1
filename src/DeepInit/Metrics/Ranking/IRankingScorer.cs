namespace DeepInit;

/// <summary>
/// Anything that says how well each candidate fits a query: a network, a table of popularities, neighbours. <see cref="RankingMetrics.Evaluate"/> measures them all by the same code.
/// </summary>
public interface IRankingScorer
{
    /// <summary>How many candidates there are; they are counted from 0.</summary>
    int CandidateCount { get; }

    /// <summary>Scores all candidates for a query: the higher, the better they fit.</summary>
    /// <param name="query">The query (the user), counted from 0.</param>
    /// <param name="scores">A place for each candidate; to be written whole. −∞ is a score below all others, NaN makes every measure of the query NaN.</param>
    void Score(int query, Span<float> scores);
}

namespace DeepInit.Runtime;

/// <summary>Scores candidates for queries whose vectors are known.</summary>
/// <param name="ranking">The network's ranking.</param>
/// <param name="table">The candidates.</param>
/// <param name="vectors">The vectors of some rows, each with its biases behind it.</param>
/// <param name="firsts">Of each query a row that has its vector.</param>
/// <param name="length">Numbers of a vector and its biases.</param>
internal sealed class RowQueries<T>(CandidateRanking<T> ranking, CandidateTable<T> table, T[] vectors, IReadOnlyList<int> firsts, int length) : IRankingScorer
    where T : unmanaged
{
    /// <inheritdoc/>
    public int CandidateCount => table.Catalogue?.Ids.Count ?? ranking.Vocabulary;

    /// <inheritdoc/>
    public void Score(int query, Span<float> scores) => ranking.Score(table, vectors.AsSpan(firsts[query] * length, length), scores);
}

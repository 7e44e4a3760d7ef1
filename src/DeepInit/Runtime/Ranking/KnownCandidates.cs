namespace DeepInit.Runtime;

/// <summary>A scorer of the candidates that a vocabulary knows: the unknown one, index 0, is none of them, nor is room that no id has yet.</summary>
/// <param name="scorer">Scores all rows of the table.</param>
/// <param name="known">How many ids are known.</param>
internal sealed class KnownCandidates(IRankingScorer scorer, int known) : IRankingScorer
{
    /// <summary>The index of the first known id.</summary>
    public const int First = Vocabulary.Unknown + 1;

    private readonly float[] _scores = new float[scorer.CandidateCount];

    /// <inheritdoc/>
    public int CandidateCount => known;

    /// <inheritdoc/>
    public void Score(int query, Span<float> scores)
    {
        scorer.Score(query, _scores);
        _scores.AsSpan(First, known).CopyTo(scores);
    }
}

using DeepInit;

namespace Recommender.Baselines;

/// <summary>What most people chose, for everybody alike: who cannot beat this has learnt nothing of anybody's taste.</summary>
internal sealed class Popularity(Interactions train) : IRankingScorer
{
    public int CandidateCount => train.ItemCount;

    public void Score(int query, Span<float> scores)
    {
        for (int i = 0; i < scores.Length; i++)
            scores[i] = train.ItemCounts[i];
    }
}

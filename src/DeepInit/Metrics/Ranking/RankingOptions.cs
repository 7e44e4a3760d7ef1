namespace DeepInit;

/// <summary>How rankings are measured.</summary>
public sealed class RankingOptions
{
    private IReadOnlyList<int> _cutoffs = [10];
    private int _sampled;
    private int _threads = 1;

    /// <summary>The lengths of lists that are measured, each at least 1 and no two alike; 10 unless given.</summary>
    /// <exception cref="ArgumentException">There is none, one is less than 1, or one comes twice.</exception>
    public IReadOnlyList<int> Cutoffs
    {
        get => _cutoffs;
        set
        {
            if (value is null)
                throw new ArgumentNullException(nameof(value));
            if (value.Count == 0 || value.Any(k => k < 1) || value.Distinct().Count() != value.Count)
                throw new ArgumentException($"RankingOptions.Cutoffs are lengths of lists, each at least 1 and no two alike; these are [{string.Join(", ", value)}].", nameof(value));
            _cutoffs = [.. value];
        }
    }

    /// <summary>
    /// Ranks what is relevant among so many candidates that are drawn at random, in the place of all; 0, all, unless given. Only to compare with papers that did so (99 of NCF).
    /// </summary>
    /// <remarks>
    /// Measures of samples are no estimate of those of all candidates: they may put models in another order, even in expectation, and all of them look better than they are (Krichene and Rendle, On Sampled Metrics for Item
    /// Recommendation, CACM 65(7), 2022). Candidates are drawn without those that are relevant or seen, and each at most once, from the seed and the query alone; where there are fewer, all of them are ranked.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public int Sampled
    {
        get => _sampled;
        set => _sampled = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "RankingOptions.Sampled is at least 0.");
    }

    /// <summary>What sampled candidates are drawn from; 0 unless given.</summary>
    public long Seed { get; set; }

    /// <summary>
    /// How many threads score queries at the same time; 1 unless given, because a scorer must allow that, which a network (whose memory is one) does not. The measures are the same bits for any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Threads
    {
        get => _threads;
        set => _threads = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "RankingOptions.Threads is at least 1.");
    }
}

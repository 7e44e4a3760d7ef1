namespace DeepInit;

/// <summary>How <see cref="BeamSearch"/> looks for the best continuation.</summary>
public sealed record BeamSearchOptions
{
    /// <summary>Hypotheses that are followed at once, at least 1; 4 unless given. 1 takes the most probable token each time.</summary>
    public int Beams { get; init; } = 4;

    /// <summary>The token that ends a hypothesis. It counts as one of its tokens.</summary>
    public int EndToken { get; init; }

    /// <summary>The most tokens of a hypothesis, the end included; at least 1, and 64 unless given.</summary>
    public int MaxTokens { get; init; } = 64;

    /// <summary>α of the score ln p / nᵅ of a hypothesis of n tokens: 0, the default, compares probabilities, which favours short ones, 1 means per token.</summary>
    public double LengthPenalty { get; init; }

    /// <summary>Tokens that no hypothesis has; none unless given.</summary>
    public IReadOnlyList<int> SuppressTokens { get; init; } = [];

    internal void Check(int vocabulary)
    {
        if (Beams < 1)
            throw new ArgumentOutOfRangeException(nameof(Beams), Beams, "BeamSearchOptions.Beams must be at least 1.");
        if (MaxTokens < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxTokens), MaxTokens, "BeamSearchOptions.MaxTokens must be at least 1.");
        if (!(LengthPenalty >= 0) || double.IsInfinity(LengthPenalty))
            throw new ArgumentOutOfRangeException(nameof(LengthPenalty), LengthPenalty, "BeamSearchOptions.LengthPenalty must be at least 0, and finite.");
        if (SuppressTokens is null)
            throw new ArgumentException("BeamSearchOptions.SuppressTokens is null; an empty list names no token.", nameof(SuppressTokens));
        foreach (int token in SuppressTokens)
        {
            if (token < 0 || token >= vocabulary)
                throw new ArgumentOutOfRangeException(nameof(SuppressTokens), token, $"BeamSearchOptions.SuppressTokens must be of the network's {vocabulary} tokens.");
        }

        if (SuppressTokens.Distinct().Count() == vocabulary)
            throw new ArgumentException("BeamSearchOptions.SuppressTokens has all tokens; one must be left to choose.", nameof(SuppressTokens));
        if (EndToken < 0 || EndToken >= vocabulary)
            throw new ArgumentOutOfRangeException(nameof(EndToken), EndToken, $"BeamSearchOptions.EndToken must be one of the network's {vocabulary} tokens.");
    }
}

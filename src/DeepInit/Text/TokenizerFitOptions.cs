namespace DeepInit;

/// <summary>How a <see cref="Tokenizer"/> is fitted to texts.</summary>
public sealed record TokenizerFitOptions
{
    internal static readonly TokenizerFitOptions Default = new();

    /// <summary>How often a character or word, or a pair that is merged, must be there to become a token; at least 1, 2 unless given.</summary>
    public int MinCount { get; init; } = 2;

    /// <summary>Whether a <see cref="WordTokenizer"/> takes capital letters for small ones; true unless given. Others keep them apart.</summary>
    public bool Lowercase { get; init; } = true;

    /// <summary>Told how far the merging of a <see cref="BpeTokenizer"/> has come, after every hundredth token and the last; on the thread that fits.</summary>
    public IProgress<TokenizerProgress>? Progress { get; init; }

    /// <summary>Ends the fitting with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal void Check(int vocabulary, int least)
    {
        if (MinCount < 1)
            throw new ArgumentOutOfRangeException(nameof(MinCount), MinCount, "MinCount is at least 1.");
        if (vocabulary < least)
            throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary, $"The vocabulary has at least {least} tokens, which every one of this kind has, and room for one of the texts.");
    }
}

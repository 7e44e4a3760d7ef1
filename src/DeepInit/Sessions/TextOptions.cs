namespace DeepInit;

/// <summary>Options for texts: those of tokens, and what follows from the tokenizer.</summary>
internal static class TextOptions
{
    /// <summary>The options, so that a text ends at the tokenizer's mark of the end, and has no token that the tokenizer makes no text of.</summary>
    /// <param name="options">How to choose tokens.</param>
    /// <param name="tokenizer">What makes text of them.</param>
    /// <param name="tokens">How many tokens the network chooses from.</param>
    /// <exception cref="ArgumentException">The tokenizer has more tokens.</exception>
    public static GenerationOptions Of(GenerationOptions options, Tokenizer tokenizer, int tokens)
    {
        if (tokens < tokenizer.Vocabulary)
            throw new ArgumentException($"The network has logits of {tokens} tokens, and the {tokenizer} has more.", nameof(tokenizer));
        return options with
        {
            StopTokens = tokenizer.Special.End is { } end ? [.. options.StopTokens, end] : options.StopTokens,
            SuppressTokens = [.. options.SuppressTokens, .. TextPieces.TokensWithoutText(tokenizer, tokens)],
        };
    }
}

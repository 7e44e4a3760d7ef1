namespace DeepInit;

/// <summary>Texts of language models, with the tokenizer that made their tokens.</summary>
public static class TextGeneration
{
    /// <summary>Goes on with a text, in pieces as they come: whole characters, of which a byte-level token may be a part.</summary>
    /// <remarks>
    /// It ends at the tokenizer's mark of the end, where that has one. What the tokenizer has no token for, and its marks of padding, of the beginning and of what is unknown, are never chosen.
    /// Each piece is computed when it is asked for.
    /// </remarks>
    /// <param name="network">A network with sessions, whose output at each step are the logits of the next token.</param>
    /// <param name="tokenizer">The tokenizer; <c>network.Parameters.Tokenizer</c> is the one that was saved with the weights.</param>
    /// <param name="prompt">The text before, of at least one token.</param>
    /// <param name="options">How to choose; <see cref="GenerationOptions"/> as they are by default where it is null.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">The prompt has no token, the network has fewer tokens than the tokenizer, or an option is out of range.</exception>
    public static IEnumerable<string> GenerateText<T>(this ISessionNetwork<int, T> network, Tokenizer tokenizer, string prompt, GenerationOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (tokenizer is null)
            throw new ArgumentNullException(nameof(tokenizer));
        options = TextOptions.Of(options ?? new GenerationOptions(), tokenizer, network.CreateSession().OutputSize);
        return TextPieces.Of(tokenizer, network.GenerateTokens(tokenizer.Encode(prompt), options, cancellation));
    }

    /// <summary>The same on a thread of the pool, for servers that hand a text out as it is written.</summary>
    /// <param name="network">A network with sessions, whose output at each step are the logits of the next token.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="prompt">The text before, of at least one token.</param>
    /// <param name="options">How to choose.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">As of <see cref="GenerateText"/>.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static IAsyncEnumerable<string> GenerateTextAsync<T>(this ISessionNetwork<int, T> network, Tokenizer tokenizer, string prompt, GenerationOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged =>
        TextPieces.OnPool(stop => network.GenerateText(tokenizer, prompt, options, stop), cancellation);
}

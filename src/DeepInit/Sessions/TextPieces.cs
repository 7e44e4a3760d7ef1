using System.Runtime.CompilerServices;

namespace DeepInit;

/// <summary>Texts that networks write token by token, handed out while they are written.</summary>
internal static class TextPieces
{
    /// <summary>The text of tokens, in pieces of whole characters.</summary>
    public static IEnumerable<string> Of(Tokenizer tokenizer, IEnumerable<int> tokens)
    {
        TokenDecoder decoder = tokenizer.CreateDecoder();
        foreach (int token in tokens)
        {
            string piece = decoder.Append(token);
            if (piece.Length > 0)
                yield return piece;
        }

        string rest = decoder.Flush();
        if (rest.Length > 0)
            yield return rest;
    }

    /// <summary>The tokens of a network that a tokenizer has no text for: those that it does not have, and its marks of padding, of the beginning and of what is unknown.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="tokens">How many tokens the network has, at least as many as the tokenizer.</param>
    public static int[] TokensWithoutText(Tokenizer tokenizer, int tokens)
    {
        SpecialTokens special = tokenizer.Special;
        return [.. new[] { special.Padding, special.Unknown, special.Begin }.OfType<int>().Distinct(), .. Enumerable.Range(tokenizer.Vocabulary, tokens - tokenizer.Vocabulary)];
    }

    /// <summary>Has each piece computed on a thread of the pool.</summary>
    /// <param name="write">Begins the text; the token ends it between two tokens.</param>
    /// <param name="cancellation">The caller's, with which that of <c>WithCancellation</c> is joined.</param>
    public static async IAsyncEnumerable<string> OnPool(Func<CancellationToken, IEnumerable<string>> write, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IEnumerator<string> pieces = await Task.Run(() => write(cancellation).GetEnumerator(), cancellation).ConfigureAwait(false);
        while (await Task.Run(pieces.MoveNext, cancellation).ConfigureAwait(false))
            yield return pieces.Current;
    }
}

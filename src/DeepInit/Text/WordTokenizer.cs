using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>
/// A token for each of the commonest words: letters, digits, marks and underscores that stand together, or any other single character that is no white space
/// (<c>\w+|[^\w\s]</c>). Words that the vocabulary does not have are the unknown token.
/// </summary>
/// <remarks>Decoding writes a blank between any two tokens, so that what was written without one has one then.</remarks>
public sealed class WordTokenizer : Tokenizer
{
    private readonly byte[][] _bytes;

    internal WordTokenizer(TokenList list, SpecialTokens special, bool lowercase)
        : base(list, special)
    {
        Lowercase = lowercase;
        _bytes = [.. Tokens.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Whether capital letters are taken for small ones, by the rules of no particular language.</summary>
    public bool Lowercase { get; }

    internal override string Kind => "word";

    internal override bool SeparatesByBlanks => true;

    internal override TokenizerForm Form => Lowercase ? TokenizerForm.LowercaseWord : TokenizerForm.Word;

    /// <summary>A tokenizer of the words of texts. Ids behind the four special ones go by how often a word is there, equal ones by their characters.</summary>
    /// <param name="texts">The texts, those of the training part alone.</param>
    /// <param name="vocabulary">The most tokens, the four special ones among them.</param>
    /// <param name="options">How often a word must be there, whether capitals count, and what ends the fitting.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static WordTokenizer Fit(IEnumerable<string> texts, int vocabulary, TokenizerFitOptions? options = null)
    {
        options ??= TokenizerFitOptions.Default;
        options.Check(vocabulary, SpecialTokens.FittedTokens.Length + 1);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string text in texts ?? throw new ArgumentNullException(nameof(texts)))
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            foreach (string word in Words(text, options.Lowercase))
                counts[word] = counts.TryGetValue(word, out long count) ? count + 1 : 1;
        }

        IEnumerable<string> words = counts.Where(c => c.Value >= options.MinCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Take(vocabulary - SpecialTokens.FittedTokens.Length).Select(c => c.Key);
        return new WordTokenizer(new TokenList([.. SpecialTokens.FittedTokens, .. words]), SpecialTokens.Fitted, options.Lowercase);
    }

    internal override byte[] BytesOf(int id) => _bytes[id];

    private protected override void Encode(string text, List<int> ids)
    {
        foreach (string word in Words(text, Lowercase))
            ids.Add(List.Find(word) ?? Required(Special.Unknown, "unknown"));
    }

    /// <summary>The words of a text, in order.</summary>
    internal static IEnumerable<string> Words(string text, bool lowercase)
    {
        if (lowercase)
            text = text.ToLowerInvariant();
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            bool isWord = IsOfWord(CodePoint.CategoryAt(text, i, out int length));
            i += length;
            if (!isWord)
            {
                // Half of a pair of surrogates is what replaces it.
                if (!char.IsWhiteSpace(text[start]))
                    yield return char.ConvertFromUtf32(CodePoint.At(text, start, out _));
                continue;
            }

            while (i < text.Length && IsOfWord(CodePoint.CategoryAt(text, i, out length)))
                i += length;
            yield return text.Substring(start, i - start);
        }
    }

    private static bool IsOfWord(UnicodeCategory category) =>
        CodePoint.IsLetter(category) || CodePoint.IsNumber(category) || CodePoint.IsMark(category) || category == UnicodeCategory.ConnectorPunctuation;
}

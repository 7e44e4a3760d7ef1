using System.Text;

namespace DeepInit;

/// <summary>A token for each character of Unicode that the fitted texts have: the smallest vocabularies, the longest rows.</summary>
/// <remarks>
/// <c>Decode(Encode(text))</c> is the text where all its characters are known. A pair of surrogates is one character; a lone one is U+FFFD, as in every UTF-8 encoder of .NET.
/// </remarks>
public sealed class CharacterTokenizer : Tokenizer
{
    private readonly Dictionary<int, int> _ids = [];
    private readonly byte[][] _bytes;

    internal CharacterTokenizer(TokenList list, SpecialTokens special)
        : base(list, special)
    {
        _bytes = [.. Tokens.Select(Encoding.UTF8.GetBytes)];
        for (int id = 0; id < Tokens.Count; id++)
        {
            // Special tokens have more than one character.
            if (Tokens[id].Length > 0 && CodePoint.At(Tokens[id], 0, out int length) is var character && length == Tokens[id].Length)
                _ids[character] = id;
        }
    }

    internal override string Kind => "character";

    internal override TokenizerForm Form => TokenizerForm.Character;

    /// <summary>A tokenizer of the characters of texts. Ids behind the four special ones go by how often a character is there, equal ones by code point.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="vocabulary">The most tokens, the four special ones among them; all that the texts have unless given.</param>
    /// <param name="options">How often a character must be there, and what ends the fitting; here 1 time unless given.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CharacterTokenizer Fit(IEnumerable<string> texts, int vocabulary = int.MaxValue, TokenizerFitOptions? options = null)
    {
        options ??= new TokenizerFitOptions { MinCount = 1 };
        options.Check(vocabulary, SpecialTokens.FittedTokens.Length + 1);
        var counts = new Dictionary<int, long>();
        foreach (string text in texts ?? throw new ArgumentNullException(nameof(texts)))
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < text.Length;)
            {
                int character = CodePoint.At(text, i, out int length);
                counts[character] = counts.TryGetValue(character, out long count) ? count + 1 : 1;
                i += length;
            }
        }

        IEnumerable<string> characters = counts.Where(c => c.Value >= options.MinCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key)
            .Take(vocabulary - SpecialTokens.FittedTokens.Length).Select(c => char.ConvertFromUtf32(c.Key));
        return new CharacterTokenizer(new TokenList([.. SpecialTokens.FittedTokens, .. characters]), SpecialTokens.Fitted);
    }

    internal override byte[] BytesOf(int id) => _bytes[id];

    private protected override void Encode(string text, List<int> ids)
    {
        for (int i = 0; i < text.Length;)
        {
            int character = CodePoint.At(text, i, out int length);
            ids.Add(_ids.TryGetValue(character, out int id) ? id : Required(Special.Unknown, "unknown"));
            i += length;
        }
    }
}

using System.Text;

namespace DeepInit;

/// <summary>
/// A token for each byte, and for pairs of tokens that are there often (byte-level byte-pair encoding, as of GPT-2): every text has tokens, and common words have one. Fitted to
/// texts, or read from the files of others.
/// </summary>
/// <remarks>
/// <para>
/// <c>Decode(Encode(text))</c> is the text, for all of Unicode. A lone surrogate, which no UTF-8 has, is U+FFFD, as in every UTF-8 encoder of .NET. Pairs are merged within pieces
/// of the text, GPT-2's: a word with the blank before it, a number, other characters, white space. Of the pairs in a piece the one of the least rank is merged first, of
/// equal ones the leftmost.
/// </para>
/// <para>Which characters are letters is what the version of .NET that runs says; characters that are new in Unicode may be cut otherwise by another, and decode alike.</para>
/// </remarks>
public sealed class BpeTokenizer : Tokenizer
{
    private readonly int[] _byteIds;
    private readonly byte[][] _bytes;
    private readonly HashSet<int> _silent;

    /// <param name="list">The tokens.</param>
    /// <param name="special">Those that have a role.</param>
    /// <param name="specialIds">The ids of all that are not text, whether they have a role or not.</param>
    /// <param name="merges">Pairs of the tokens.</param>
    /// <param name="addsPrefixSpace">Whether a text gets a blank in front.</param>
    /// <exception cref="ArgumentException">A token that is not special is not written in the alphabet of bytes, or a byte has no token.</exception>
    internal BpeTokenizer(TokenList list, SpecialTokens special, IReadOnlyCollection<int> specialIds, BpeMerges merges, bool addsPrefixSpace)
        : base(list, special)
    {
        Merges = merges;
        AddsPrefixSpace = addsPrefixSpace;
        SpecialIds = specialIds;
        _silent = [.. specialIds];
        _bytes = new byte[Tokens.Count][];
        for (int id = 0; id < _bytes.Length; id++)
        {
            _bytes[id] = _silent.Contains(id)
                ? Encoding.UTF8.GetBytes(Tokens[id])
                : ByteAlphabet.ToBytes(Tokens[id]) ?? throw new ArgumentException($"Token {id} is '{Excerpt.Of(Tokens[id])}'; expected characters of GPT-2's alphabet of bytes, in which a blank is Ġ.");
        }

        _byteIds = new int[256];
        for (int b = 0; b < 256; b++)
        {
            char character = ByteAlphabet.Of((byte)b);
            _byteIds[b] = list.Find(character.ToString()) is { } id && !_silent.Contains(id)
                ? id
                : throw new ArgumentException($"The vocabulary has no token '{character}' for the byte {b}; expected one for each of the 256.");
        }
    }

    /// <summary>Whether a text that does not begin with white space gets a blank in front, as RoBERTa's do; then decoding gives that blank, too.</summary>
    public bool AddsPrefixSpace { get; }

    internal override string Kind => "byte-pair";

    internal override TokenizerForm Form => TokenizerForm.OfBytes(AddsPrefixSpace);

    /// <summary>The pairs that are merged, by rank.</summary>
    internal BpeMerges Merges { get; }

    /// <summary>The ids of all tokens that are not text.</summary>
    internal IReadOnlyCollection<int> SpecialIds { get; }

    /// <summary>
    /// A tokenizer of the pairs that are there most often in texts. Of pairs that are there equally often the one whose left token has the smaller id becomes the next token, then
    /// the one whose right token has: the same texts give the same tokens, on every machine and in any order.
    /// </summary>
    /// <remarks>Takes memory by the different words of the texts, and time by their characters and the vocabulary: some seconds for a million words and 5,000 tokens.</remarks>
    /// <param name="texts">The texts.</param>
    /// <param name="vocabulary">The most tokens, the four special ones and 256 for bytes among them; fewer where no more pairs are there often enough.</param>
    /// <param name="options">How often a pair must be there, who is told of the progress, and what ends the fitting.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BpeTokenizer Fit(IEnumerable<string> texts, int vocabulary, TokenizerFitOptions? options = null)
    {
        options ??= TokenizerFitOptions.Default;
        int special = SpecialTokens.FittedTokens.Length;
        options.Check(vocabulary, special + 256);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string text in texts ?? throw new ArgumentNullException(nameof(texts)))
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = Gpt2Words.End(text, start);
                string piece = text.Substring(start, end - start);
                counts[piece] = counts.TryGetValue(piece, out long count) ? count + 1 : 1;
            }
        }

        var byteIds = new int[256];
        for (int i = 0; i < 256; i++)
            byteIds[ByteAlphabet.InOrder[i]] = special + i;
        List<string> tokens = [.. SpecialTokens.FittedTokens, .. ByteAlphabet.InOrder.Select(b => ByteAlphabet.Of(b).ToString())];
        var trainer = new BpeTrainer(counts.Select(c => (Encoding.UTF8.GetBytes(c.Key).Select(b => byteIds[b]).ToArray(), c.Value)));
        BpeMerges merges = trainer.Train(tokens, vocabulary, options);
        return new BpeTokenizer(new TokenList(tokens), SpecialTokens.Fitted, [.. Enumerable.Range(0, special)], merges, addsPrefixSpace: false);
    }

    /// <summary>Reads GPT-2's two files: <c>vocab.json</c> (or <c>encoder.json</c>) and <c>merges.txt</c> (or <c>vocab.bpe</c>). <c>&lt;|endoftext|&gt;</c> is begin and end.</summary>
    /// <param name="vocabularyPath">The tokens and their ids.</param>
    /// <param name="mergesPath">A pair a line, by rank.</param>
    /// <exception cref="DataFileException">A file is damaged, or the two do not belong together; the message has the file and the place.</exception>
    public static BpeTokenizer LoadGpt2(string vocabularyPath, string mergesPath) => Gpt2Files.Read(vocabularyPath, mergesPath);

    internal override byte[] BytesOf(int id) => _bytes[id];

    // The unknown token is text that could not be read; the others are no text.
    internal override bool IsSilent(int id) => _silent.Contains(id) && id != Special.Unknown;

    private protected override void Encode(string text, List<int> ids)
    {
        if (AddsPrefixSpace && text.Length > 0 && !char.IsWhiteSpace(text[0]))
            text = " " + text;
        var merger = new BpeMerger(Merges);
        var bytes = new byte[16];
        var tokens = new int[16];
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Gpt2Words.End(text, start);
            int most = Encoding.UTF8.GetMaxByteCount(end - start);
            if (bytes.Length < most)
            {
                bytes = new byte[2 * most];
                tokens = new int[2 * most];
            }

            int count = Encoding.UTF8.GetBytes(text, start, end - start, bytes, 0);
            for (int i = 0; i < count; i++)
                tokens[i] = _byteIds[bytes[i]];
            merger.Merge(tokens.AsSpan(0, count), ids);
        }
    }
}

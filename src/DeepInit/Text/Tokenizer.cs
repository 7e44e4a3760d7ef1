using System.Text;

namespace DeepInit;

/// <summary>
/// Makes ids of texts, as a network with a <see cref="InputAttribute.Vocabulary"/> reads them, and texts of ids: by characters (<see cref="CharacterTokenizer"/>), words
/// (<see cref="WordTokenizer"/>) or pairs of bytes (<see cref="BpeTokenizer"/>), fitted to texts or read from a file. Set as
/// <see cref="ParameterCollection{T}.Tokenizer"/> it is saved with the weights.
/// </summary>
/// <remarks>
/// Never changes; safe from many threads at once. The text of a special token, such as <c>&lt;/s&gt;</c> within a message, is text like any other: who writes a message cannot
/// write an end of it. (Hugging Face's library makes the special token of it.)
/// </remarks>
/// <example><code>
/// WordTokenizer words = WordTokenizer.Fit(texts, vocabulary: 5000);
/// int[] ids = words.EncodeRows(texts, steps: 64);          // for [Input(64, Vocabulary = 5000, PaddingIndex = 0)]
/// string text = words.Decode(words.Encode("good morning"));
/// </code></example>
public abstract class Tokenizer
{
    private protected Tokenizer(TokenList list, SpecialTokens special)
    {
        List = list;
        Special = special;
    }

    /// <summary>How many tokens there are: ids go from 0 to <c>Vocabulary</c> − 1, and a network that reads them has at least this <see cref="InputAttribute.Vocabulary"/>.</summary>
    public int Vocabulary => Tokens.Count;

    /// <summary>The tokens by id, as files write them: those of bytes in GPT-2's alphabet, in which a blank is <c>Ġ</c>.</summary>
    public IReadOnlyList<string> Tokens => List.Tokens;

    /// <summary>The ids that stand for no text.</summary>
    public SpecialTokens Special { get; }

    /// <summary>What the kind is called in messages.</summary>
    internal abstract string Kind { get; }

    /// <summary>Whether blanks stand between tokens where they are decoded.</summary>
    internal virtual bool SeparatesByBlanks => false;

    private protected TokenList List { get; }

    /// <summary>Reads a <c>tokenizer.json</c>, of <see cref="Save(string)"/> or Hugging Face's (byte-level BPE, as of GPT-2 and RoBERTa).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is damaged, or of a kind that is not read; the message says where, what was expected and what came.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static Tokenizer Load(string path)
    {
        using FileStream stream = File.OpenRead(path ?? throw new ArgumentNullException(nameof(path)));
        try
        {
            return Load(stream);
        }
        catch (DataFileException e)
        {
            throw new DataFileException($"Cannot read the tokenizer '{path}'. {e.Message}", e);
        }
    }

    /// <summary>As from a file; the stream is read to its end and left open.</summary>
    /// <param name="stream">A stream at the start of the JSON.</param>
    /// <exception cref="DataFileException">The text is damaged, or of a kind that is not read.</exception>
    public static Tokenizer Load(Stream stream)
    {
        using var bytes = new MemoryStream();
        (stream ?? throw new ArgumentNullException(nameof(stream))).CopyTo(bytes);
        return TokenizerReader.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    /// <summary>Writes a <c>tokenizer.json</c>, which Hugging Face's library reads, too; whole or not at all.</summary>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>As to a file; the stream is left open.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream)
    {
        byte[] json = TokenizerWriter.Write(this, indented: true);
        (stream ?? throw new ArgumentNullException(nameof(stream))).Write(json, 0, json.Length);
    }

    /// <summary>The id of a token; null where there is none.</summary>
    /// <param name="token">The token, as in <see cref="Tokens"/>.</param>
    public int? Find(string token) => List.Find(token ?? throw new ArgumentNullException(nameof(token)));

    /// <summary>The ids of a text, all of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">Whether begin and end are there; neither unless given.</param>
    /// <exception cref="InvalidOperationException">Begin or end is asked for, and there is none; or the text has something unknown, and there is no unknown token.</exception>
    public int[] Encode(string text, EncodeOptions? options = null)
    {
        options ??= EncodeOptions.Default;
        var ids = new List<int>();
        if (options.Begin)
            ids.Add(Required(Special.Begin, "begin"));
        Encode(text ?? throw new ArgumentNullException(nameof(text)), ids);
        if (options.End)
            ids.Add(Required(Special.End, "end"));
        return [.. ids];
    }

    /// <summary>The ids of a text, without marks.</summary>
    internal int[] EncodeAlone(string text) => Encode(text);

    /// <summary>The ids of a text as one row of an input: cut to its length, and padded behind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="row">Takes the row; its length is the number of steps.</param>
    /// <param name="options">What is cut, what fills the row, and whether begin and end are there.</param>
    /// <returns>How many steps are no padding.</returns>
    /// <exception cref="ArgumentException">The row is too short for begin and end, or for the text where truncation is refused.</exception>
    /// <exception cref="InvalidOperationException">There is no token for padding, begin, end or something unknown that is needed.</exception>
    public int Encode(string text, Span<int> row, EncodeOptions? options = null)
    {
        var ids = new List<int>();
        return Encode(text, row, options ?? EncodeOptions.Default, ids);
    }

    /// <summary>The ids of texts, a row of an input for each: cut to its length, and padded behind.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="steps">The length of a row: the shape of the input.</param>
    /// <param name="options">What is cut, what fills the rows, and whether begin and end are there.</param>
    /// <returns>The rows, one after another.</returns>
    /// <exception cref="ArgumentException">A row is too short for begin and end, or for a text where truncation is refused; the message names the text.</exception>
    /// <exception cref="InvalidOperationException">There is no token for padding, begin, end or something unknown that is needed.</exception>
    public int[] EncodeRows(IReadOnlyList<string> texts, int steps, EncodeOptions? options = null)
    {
        if (texts is null)
            throw new ArgumentNullException(nameof(texts));
        if (steps < 1)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "A row has at least one step.");
        var rows = new int[checked(texts.Count * steps)];
        var ids = new List<int>();
        for (int r = 0; r < texts.Count; r++)
        {
            try
            {
                Encode(texts[r] ?? throw new ArgumentException("It is null."), rows.AsSpan(r * steps, steps), options ?? EncodeOptions.Default, ids);
            }
            catch (ArgumentException e)
            {
                throw new ArgumentException($"Text {r}: {e.Message}", nameof(texts), e);
            }
        }

        return rows;
    }

    /// <summary>The text of ids. Special tokens are left out, but for the unknown one; words have blanks between them.</summary>
    /// <param name="ids">The ids.</param>
    /// <exception cref="ArgumentException">An id is out of range; the message names its place.</exception>
    public string Decode(ReadOnlySpan<int> ids)
    {
        TokenDecoder decoder = CreateDecoder();
        var text = new StringBuilder();
        for (int i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)Vocabulary)
                throw new ArgumentException($"'ids' holds {ids[i]} at position {i}; expected ids from 0 to {Vocabulary - 1}, those of the {this}.", nameof(ids));
            text.Append(decoder.Append(ids[i]));
        }

        return text.Append(decoder.Flush()).ToString();
    }

    /// <summary>Decodes id after id, as a network generates them.</summary>
    public TokenDecoder CreateDecoder() => new(this);

    /// <summary>What it is: <c>byte-pair tokenizer of 5000 tokens</c>.</summary>
    public override string ToString() => $"{Kind} tokenizer of {Vocabulary} tokens";

    /// <summary>Appends the ids of a text.</summary>
    private protected abstract void Encode(string text, List<int> ids);

    /// <summary>The text of a token that is not special, in UTF-8; that of bytes may end within a character.</summary>
    internal abstract byte[] BytesOf(int id);

    /// <summary>Whether an id stands for no text at all.</summary>
    internal virtual bool IsSilent(int id) => id == Special.Padding || id == Special.Begin || id == Special.End;

    /// <summary>What makes the kind of a tokenizer the kind that it is, for files.</summary>
    internal abstract TokenizerForm Form { get; }

    /// <summary>The first difference to another tokenizer, for messages; null if they encode and decode alike.</summary>
    internal string? DifferenceTo(Tokenizer other)
    {
        if (ReferenceEquals(this, other))
            return null;
        if (Kind != other.Kind)
            return $"a {this}, and not a {other}";
        for (int id = 0; id < Math.Min(Vocabulary, other.Vocabulary); id++)
        {
            if (Tokens[id] != other.Tokens[id])
                return $"'{Excerpt.Of(Tokens[id])}' as token {id}, and not '{Excerpt.Of(other.Tokens[id])}'";
        }

        if (Vocabulary != other.Vocabulary)
            return $"{Vocabulary} tokens, and not {other.Vocabulary}";
        return TokenizerWriter.Write(this, indented: false).AsSpan().SequenceEqual(TokenizerWriter.Write(other, indented: false)) ? null : "other settings, or merges in another order";
    }

    /// <summary>A special token that is needed.</summary>
    private protected int Required(int? id, string role) =>
        id ?? throw new InvalidOperationException($"The {this} has no {role} token{(role == "padding" ? ": say which id fills a row by EncodeOptions.Padding" : "")}.");

    private int Encode(string text, Span<int> row, EncodeOptions options, List<int> ids)
    {
        int ends = (options.Begin ? 1 : 0) + (options.End ? 1 : 0);
        if (row.Length < ends)
            throw new ArgumentException($"The row has {Counted.Of(row.Length, "step")}; expected room for begin and end.", nameof(row));
        ids.Clear();
        Encode(text ?? throw new ArgumentNullException(nameof(text)), ids);
        int room = row.Length - ends;
        int kept = Math.Min(room, ids.Count);
        if (kept < ids.Count && options.Truncation == Truncation.Refuse)
            throw new ArgumentException($"'{Excerpt.Of(text)}' has {ids.Count} tokens; expected at most {room}, for which the row has room.", nameof(text));
        int first = options.Truncation == Truncation.Start ? ids.Count - kept : 0;

        int at = 0;
        if (options.Begin)
            row[at++] = Required(Special.Begin, "begin");
        for (int i = 0; i < kept; i++)
            row[at++] = ids[first + i];
        if (options.End)
            row[at++] = Required(Special.End, "end");
        if (at < row.Length)
            row.Slice(at).Fill(options.Padding ?? Required(Special.Padding, "padding"));
        return at;
    }
}

using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>
/// What becomes of a column of ids (<see cref="IdAttribute"/>), or of texts, whose words are ids (<see cref="TextAttribute"/>): the index of each in a <see cref="DeepInit.Vocabulary"/> that was fitted, or a
/// hash of it, from 1 to <see cref="Buckets"/>. 0 is what is missing and, of a vocabulary, what was not seen when fitting. Never changes.
/// </summary>
/// <remarks>
/// The hash is FNV-1a of 64 bits over the UTF-16 units of the text, finished as in SplitMix64: the same on every machine and in every version. Different ids may share a bucket.
/// </remarks>
public sealed class IdTransform
{
    internal const string VocabularyKind = "vocabulary";
    internal const string HashKind = "hash";
    internal const string WordsKind = "words";

#if !NETSTANDARD2_0
    private const int DigitsOfNumbers = 20;

#endif
    private IdTransform(string name, Vocabulary? vocabulary, int buckets, bool? lowercase = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Vocabulary = vocabulary;
        Buckets = buckets;
        Lowercase = lowercase;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The ids; null where they are hashed.</summary>
    public Vocabulary? Vocabulary { get; }

    /// <summary>How many different hashes there are; 0 where there is a vocabulary.</summary>
    public int Buckets { get; }

    /// <summary>Of texts, whose words are the ids, whether capital letters are taken for small ones; null of ids.</summary>
    public bool? Lowercase { get; }

    /// <summary>How many indices there are, the 0 included: those that the transform gives are less.</summary>
    public int Count => Vocabulary is { } vocabulary ? vocabulary.Count : Buckets + 1;

    /// <summary>A column of known ids.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="vocabulary">The ids.</param>
    public static IdTransform Of(string name, Vocabulary vocabulary) => new(name, vocabulary ?? throw new ArgumentNullException(nameof(vocabulary)), 0);

    /// <summary>A column of texts, whose words are the ids.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="lowercase">Whether capital letters are taken for small ones; then the words have none.</param>
    public static IdTransform Words(string name, Vocabulary vocabulary, bool lowercase = true) => new(name, vocabulary ?? throw new ArgumentNullException(nameof(vocabulary)), 0, lowercase);

    /// <summary>A column of texts, whose commonest words have indices: by how often they are there, equal ones by their characters.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="texts">The texts, those of the training part alone.</param>
    /// <param name="vocabulary">The most indices, the 0 of unknown words included: the input's <see cref="InputAttribute.Vocabulary"/>. At least 2.</param>
    /// <param name="lowercase">Whether capital letters are taken for small ones.</param>
    /// <param name="minimumCount">How often a word must be there, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The vocabulary has no room for a word, or words need not be there.</exception>
    public static IdTransform FitWords(string name, IEnumerable<string> texts, int vocabulary, bool lowercase = true, int minimumCount = 1)
    {
        if (vocabulary < 2)
            throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary, "Expected at least 2: the unknown word and another.");
        if (minimumCount < 1)
            throw new ArgumentOutOfRangeException(nameof(minimumCount), minimumCount, "Expected at least 1.");
        return FitWords(name, texts ?? throw new ArgumentNullException(nameof(texts)), vocabulary, lowercase, minimumCount, null);
    }

    /// <summary>As above, behind the words that are known, which keep their indices.</summary>
    internal static IdTransform FitWords(string name, IEnumerable<string> texts, int vocabulary, bool lowercase, int minimumCount, Vocabulary? known)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in texts.SelectMany(text => WordTokenizer.Words(text, lowercase)))
        {
            if (known?.Contains(word) != true)
                counts[word] = counts.TryGetValue(word, out int before) ? before + 1 : 1;
        }

        IEnumerable<string> added = counts.Where(word => word.Value >= minimumCount).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(vocabulary - (known?.Count ?? 1)).Select(word => word.Key);
        return Words(name, known?.With(added) ?? new Vocabulary(added), lowercase);
    }

    /// <summary>A column of hashed ids.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="buckets">How many different hashes there are, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public static IdTransform Hashed(string name, int buckets) =>
        new(name, null, buckets >= 1 ? buckets : throw new ArgumentOutOfRangeException(nameof(buckets), buckets, "A hash has at least 1 bucket."));

    /// <summary>The index of an id.</summary>
    /// <param name="id">The id; null where it is missing.</param>
    public int IndexOf(string? id) => Vocabulary is { } vocabulary ? vocabulary.IndexOf(id) : id is null ? DeepInit.Vocabulary.Unknown : Bucket(id.AsSpan());

    /// <summary>The indices of the words of a text, 0 for those that are not known: letters, digits, marks and underscores that stand together, or any other single character that is no white space.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">It is a column of ids.</exception>
    public int[] IndicesOf(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        return Lowercase is { } lowercase
            ? [.. WordTokenizer.Words(text, lowercase).Select(IndexOf)]
            : throw new InvalidOperationException($"Column '{Name}' has ids, not texts; expected IndexOf.");
    }

    /// <summary>The index of an id that is a number: that of its text, without making one.</summary>
    /// <param name="id">The id.</param>
    public int IndexOf(long id)
    {
        if (Vocabulary is { } vocabulary)
            return vocabulary.IndexOf(id);
#if NETSTANDARD2_0
        return Bucket(id.ToString(CultureInfo.InvariantCulture).AsSpan());
#else
        Span<char> text = stackalloc char[DigitsOfNumbers];
        id.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        return Bucket(text.Slice(0, length));
#endif
    }

    /// <summary>In words: <c>943 ids, or unknown</c>.</summary>
    public override string ToString() => Vocabulary is { } vocabulary
        ? $"{Name}: {vocabulary.Count - 1} {(Lowercase is null ? "ids" : Lowercase.Value ? "words of small letters" : "words")}, or unknown"
        : $"{Name}: hashed into {Buckets}, or missing";

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", Vocabulary is null ? HashKind : Lowercase is null ? VocabularyKind : WordsKind);
        if (Lowercase is { } lowercase)
            writer.WriteBoolean("lowercase", lowercase);
        if (Vocabulary is null)
        {
            writer.WriteNumber("buckets", Buckets);
            return;
        }

        writer.WriteStartArray("ids");
        foreach (string id in Vocabulary.Ids)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    // The upper half times the buckets, over 2^32: each has as many hashes as another, and nothing is divided.
    private int Bucket(ReadOnlySpan<char> text) => 1 + (int)(((StableHash.Of(text) >> 32) * (ulong)Buckets) >> 32);
}

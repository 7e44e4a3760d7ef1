using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>
/// What becomes of a column of ids (<see cref="IdAttribute"/>): the index of each in a <see cref="DeepInit.Vocabulary"/> that was fitted, or a hash of it, from 1 to
/// <see cref="Buckets"/>. 0 is what is missing and, of a vocabulary, what was not seen when fitting. Never changes.
/// </summary>
/// <remarks>
/// The hash is FNV-1a of 64 bits over the UTF-16 units of the text, finished as in SplitMix64: the same on every machine and in every version. Different ids may share a bucket.
/// </remarks>
public sealed class IdTransform
{
    internal const string VocabularyKind = "vocabulary";
    internal const string HashKind = "hash";

#if !NETSTANDARD2_0
    private const int DigitsOfNumbers = 20;

#endif
    private IdTransform(string name, Vocabulary? vocabulary, int buckets)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Vocabulary = vocabulary;
        Buckets = buckets;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The ids; null where they are hashed.</summary>
    public Vocabulary? Vocabulary { get; }

    /// <summary>How many different hashes there are; 0 where there is a vocabulary.</summary>
    public int Buckets { get; }

    /// <summary>How many indices there are, the 0 included: those that the transform gives are less.</summary>
    public int Count => Vocabulary is { } vocabulary ? vocabulary.Count : Buckets + 1;

    /// <summary>A column of known ids.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="vocabulary">The ids.</param>
    public static IdTransform Of(string name, Vocabulary vocabulary) => new(name, vocabulary ?? throw new ArgumentNullException(nameof(vocabulary)), 0);

    /// <summary>A column of hashed ids.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="buckets">How many different hashes there are, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public static IdTransform Hashed(string name, int buckets) =>
        new(name, null, buckets >= 1 ? buckets : throw new ArgumentOutOfRangeException(nameof(buckets), buckets, "A hash has at least 1 bucket."));

    /// <summary>The index of an id.</summary>
    /// <param name="id">The id; null where it is missing.</param>
    public int IndexOf(string? id) => Vocabulary is { } vocabulary ? vocabulary.IndexOf(id) : id is null ? DeepInit.Vocabulary.Unknown : Bucket(id.AsSpan());

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
        ? $"{Name}: {vocabulary.Count - 1} ids, or unknown"
        : $"{Name}: hashed into {Buckets}, or missing";

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", Vocabulary is null ? HashKind : VocabularyKind);
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

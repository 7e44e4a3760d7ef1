namespace DeepInit.Networks.Tests.Rows;

/// <summary>A row with a text, an id and a number.</summary>
public sealed record Mail([Text(6, 40, UnknownShare = 0.1)] string? Body, [Id(Capacity = 5)] string Sender, int Attachments, [Label] bool IsSpam)
{
    private static readonly string[] Any = ["the", "we", "come", "soon", "today", "and", "with", "of"];

    /// <summary>Rows that are spam where their text has one of two words, wherever it stands.</summary>
    public static Mail[] Many(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Of(random.Next(2) == 0))];

        Mail Of(bool spam)
        {
            List<string> words = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Any[random.Next(Any.Length)])];
            words.Insert(random.Next(words.Count + 1), spam ? random.Next(2) == 0 ? "Prize" : "FREE" : random.Next(2) == 0 ? "lunch" : "call");
            return new Mail(string.Join(' ', words), "s" + random.Next(4), random.Next(3), spam);
        }
    }
}

[Network(typeof(Mail))]
[Embedding(8, From = nameof(Mail.Body), Name = "words")]
[GRU(8, From = "words", Name = "read")]
[Embedding(2, From = nameof(Mail.Sender), Name = "sender")]
[Concat("read", "sender", "x")]
[Dense(1)]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 2e-2)]
public sealed partial class MailFilter;

/// <summary>A text alone, as it is written, of which nothing may be left out.</summary>
public sealed record Note([property: Text(3, 5, Lowercase = false, MinimumCount = 2, UnknownShare = 0, Truncation = Truncation.Refuse)] string Text, [Label] double Stars);

[Network(typeof(Note), Precision = Precision.Double)]
[EmbeddingBag(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class NoteReader;

/// <summary>The same of more words.</summary>
public sealed record LongNote([property: Text(3, 9, Lowercase = false, MinimumCount = 2, UnknownShare = 0)] string Text, [Label] double Stars);

[Network(typeof(LongNote), Precision = Precision.Double)]
[EmbeddingBag(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class LongNoteReader;

/// <summary>A text with room for far more words than there are.</summary>
public sealed record Letter([property: Text(8, 20_000)] string Text, [Label] double Stars);

[Network(typeof(Letter))]
[EmbeddingBag(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class LetterReader;

/// <summary>A text whose last words are read.</summary>
public sealed class Ending
{
    [Text(2, 10, Truncation = Truncation.Start, UnknownShare = 0)]
    public string @string { get; set; } = "";

    [Label]
    public float Stars { get; set; }
}

[Network(typeof(Ending))]
[Embedding(4)]
[GlobalAveragePooling1D]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class EndingReader;

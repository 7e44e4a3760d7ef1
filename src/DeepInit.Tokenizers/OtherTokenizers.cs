using OtherTokenizer = Microsoft.ML.Tokenizers.Tokenizer;

namespace DeepInit;

/// <summary>Ids of the tokenizers of Microsoft.ML.Tokenizers, as a network with a <see cref="InputAttribute.Vocabulary"/> reads them, and text of the ids that a network generates.</summary>
/// <remarks>
/// Such a tokenizer is not saved with the weights, as a <see cref="Tokenizer"/> is: keep its files beside them. Special tokens are added where they are asked for: those that a class of that library adds by methods of
/// its own (<c>BertTokenizer.EncodeToIds(text, addSpecialTokens: true)</c>) are not.
/// </remarks>
/// <example><code>
/// BertTokenizer bert = BertTokenizer.Create("vocab.txt");
/// int[][] rows = bert.EncodeAll(texts, begin: bert.ClassificationTokenId, end: bert.SeparatorTokenId);
/// model.Fit(SequenceDataset.Of(model, rows, labels), new FitOptions { Epochs = 5 });
/// </code></example>
public static class OtherTokenizers
{
    /// <summary>The ids of texts, each of its own length: for <see cref="SequenceDataset"/>, which cuts, pads and checks them as the network's input is declared.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="begin">An id before each text; none unless given.</param>
    /// <param name="end">An id behind each text; none unless given.</param>
    /// <exception cref="ArgumentException">A text is null; the message names it.</exception>
    public static int[][] EncodeAll(this OtherTokenizer tokenizer, IEnumerable<string> texts, int? begin = null, int? end = null)
    {
        _ = tokenizer ?? throw new ArgumentNullException(nameof(tokenizer));
        return [.. (texts ?? throw new ArgumentNullException(nameof(texts))).Select((text, i) => (int[])[.. Marks(begin), .. Ids(tokenizer, text, i), .. Marks(end)])];
    }

    /// <summary>The ids of texts, a row of an input for each: cut to its length, and padded behind. Begin and end stay.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="steps">The length of a row: the shape of the input.</param>
    /// <param name="padding">The id that fills a row: the input's <see cref="InputAttribute.PaddingIndex"/>. It must not be one of text.</param>
    /// <param name="begin">An id before each text; none unless given.</param>
    /// <param name="end">An id behind each text; none unless given.</param>
    /// <param name="truncation">What is left out of a text that is too long; its end unless given.</param>
    /// <returns>The rows, one after another.</returns>
    /// <exception cref="ArgumentException">A text is null, has the padding among its ids, or is too long where truncation is refused; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row has no step, or no room for begin and end.</exception>
    public static int[] EncodeRows(
        this OtherTokenizer tokenizer, IReadOnlyList<string> texts, int steps, int padding, int? begin = null, int? end = null, Truncation truncation = Truncation.End)
    {
        _ = tokenizer ?? throw new ArgumentNullException(nameof(tokenizer));
        _ = texts ?? throw new ArgumentNullException(nameof(texts));
        int room = steps - (begin is null ? 0 : 1) - (end is null ? 0 : 1);
        if (steps < 1 || room < 0)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "Expected at least one step, and room for begin and end.");
        var rows = new int[checked(texts.Count * steps)];
        rows.AsSpan().Fill(padding);
        for (int r = 0; r < texts.Count; r++)
        {
            IReadOnlyList<int> ids = Ids(tokenizer, texts[r], r);
            if (ids.Contains(padding))
                throw new ArgumentException($"Text {r} has the id {padding}, which is the padding; expected an id that no text has.", nameof(padding));
            if (ids.Count > room && truncation == Truncation.Refuse)
                throw new ArgumentException($"Text {r} has {ids.Count} tokens; expected at most {room}, for which a row has room.", nameof(texts));
            int kept = Math.Min(room, ids.Count), first = truncation == Truncation.Start ? ids.Count - kept : 0, at = r * steps;
            foreach (int id in Marks(begin).Concat(ids.Skip(first).Take(kept)).Concat(Marks(end)))
                rows[at++] = id;
        }

        return rows;
    }

    /// <summary>Decodes id after id, as a network generates them.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    public static OtherTokenDecoder CreateDecoder(this OtherTokenizer tokenizer) => new(tokenizer ?? throw new ArgumentNullException(nameof(tokenizer)));

    private static IReadOnlyList<int> Ids(OtherTokenizer tokenizer, string text, int index) =>
        tokenizer.EncodeToIds(text ?? throw new ArgumentException($"Text {index} is null.", nameof(text)));

    private static IEnumerable<int> Marks(int? id) => id is { } mark ? [mark] : [];
}

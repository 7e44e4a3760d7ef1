namespace DeepInit.Runtime;

/// <summary>The words of a text.</summary>
internal sealed class WordColumn<TRow>(string name, Func<TRow, string?> value, int most, bool lowercase, Truncation truncation, IdRules rules) : IdColumn<TRow>(name, most, isBag: true, rules)
{
    // One in so many.
    private const int MostUnknown = 10;

    internal override IEnumerable<string?> Ids(TRow row) => WordTokenizer.Words(TextOf(row), lowercase);

    internal override IdTransform Fit(IReadOnlyList<TRow> rows, int count, IdTransform? known, int? room)
    {
        IdTransform fitted = IdTransform.FitWords(Name, Enumerable.Range(0, count).Select(row => TextOf(rows, row)), Rules.Capacity + 1, lowercase, Rules.MinimumCount, known?.Vocabulary);
        return fitted.Count == known?.Count ? known : fitted;
    }

    // More words than are known may be rare ones; where the vocabulary is full and a tenth of all that is read is unknown, it is too small.
    internal override string? Note(IReadOnlyList<TRow> rows, int count, IdTransform transform, int? room)
    {
        if (transform.Count <= Rules.Capacity)
            return base.Note(rows, count, transform, room);
        long unknown = 0, all = 0;
        for (int row = 0; row < count; row++)
        {
            foreach (int id in transform.IndicesOf(TextOf(rows, row)))
            {
                all++;
                unknown += id == Vocabulary.Unknown ? 1 : 0;
            }
        }

        return unknown * MostUnknown <= all
            ? null
            : FormattableString.Invariant($"Column '{Name}' has more words than its vocabulary of {Rules.Capacity}: {100.0 * unknown / all:0} % of those that are read are unknown; a larger one, the second number of [Text], tells them apart.");
    }

    private protected override string Word => "words";

    private protected override string Advice(int ids) => FormattableString.Invariant($"[Text({Most}, {ids + 1})]");

    internal override string? Misfit(IdTransform transform, int? rows) =>
        transform.Lowercase is not { } small ? "has ids; expected words"
        : small != lowercase ? $"has words {(small ? "of small letters" : "as they are written")}; expected words {(lowercase ? "of small letters" : "as they are written")}"
        : base.Misfit(transform, rows);

    internal override int Write(TRow row, IdTransform transform, Span<int> destination)
    {
        int[] ids = transform.IndicesOf(TextOf(row));
        if (ids.Length > Most && truncation == Truncation.Refuse)
            throw new ArgumentException($"Column '{Name}' has {ids.Length} words; expected at most {Most}. Write [Text({ids.Length}, …)] or more on the property, or another Truncation, which leaves out its start or end.");
        int length = Math.Min(ids.Length, Most);
        ids.AsSpan(truncation == Truncation.Start ? ids.Length - length : 0, length).CopyTo(destination);
        return length;
    }

    private string TextOf(TRow row) => value(row) ?? throw new ArgumentException($"Column '{Name}' is null; expected a text, an empty one where there are no words.");

    private string TextOf(IReadOnlyList<TRow> rows, int row)
    {
        try
        {
            return TextOf(rows[row]);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Row {row}: {e.Message}", e);
        }
    }
}

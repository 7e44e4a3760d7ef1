namespace DeepInit.Runtime;

/// <summary>The words of a text.</summary>
internal sealed class WordColumn<TRow>(string name, Func<TRow, string?> value, int most, bool lowercase, Truncation truncation, IdRules rules) : IdColumn<TRow>(name, most, isBag: true, rules)
{
    internal override IEnumerable<string?> Ids(TRow row) => WordTokenizer.Words(TextOf(row), lowercase);

    internal override IdTransform Fit(IReadOnlyList<TRow> rows, int count, IdTransform? known, int? room)
    {
        IdTransform fitted = IdTransform.FitWords(Name, Enumerable.Range(0, count).Select(row => TextOf(rows, row)), Rules.Capacity + 1, lowercase, Rules.MinimumCount, known?.Vocabulary);
        return fitted.Count == known?.Count ? known : fitted;
    }

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

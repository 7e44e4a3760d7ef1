namespace DeepInit.Runtime;

/// <summary>An id that is a text.</summary>
internal sealed class TextIdColumn<TRow>(string name, Func<TRow, string?> value, IdRules rules) : IdColumn<TRow>(name, 1, isBag: false, rules)
{
    internal override IEnumerable<string?> Ids(TRow row) => [value(row)];

    internal override int Write(TRow row, IdTransform transform, Span<int> destination)
    {
        destination[0] = transform.IndexOf(value(row));
        return 1;
    }
}

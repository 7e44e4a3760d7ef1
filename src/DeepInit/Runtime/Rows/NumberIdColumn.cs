using System.Globalization;

namespace DeepInit.Runtime;

/// <summary>An id that is a whole number.</summary>
internal sealed class NumberIdColumn<TRow>(string name, Func<TRow, long?> value, IdRules rules) : IdColumn<TRow>(name, 1, isBag: false, rules)
{
    internal override IEnumerable<string?> Ids(TRow row) => [value(row)?.ToString(CultureInfo.InvariantCulture)];

    internal override int Write(TRow row, IdTransform transform, Span<int> destination)
    {
        destination[0] = value(row) is { } id ? transform.IndexOf(id) : Vocabulary.Unknown;
        return 1;
    }
}

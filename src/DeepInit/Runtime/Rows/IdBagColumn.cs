namespace DeepInit.Runtime;

/// <summary>Several ids of a row.</summary>
internal sealed class IdBagColumn<TRow>(string name, Func<TRow, IEnumerable<string?>?> values, int most, IdRules rules) : IdColumn<TRow>(name, most, isBag: true, rules)
{
    internal override IEnumerable<string?> Ids(TRow row) => values(row) ?? [];

    internal override int Write(TRow row, IdTransform transform, Span<int> destination)
    {
        int count = 0;
        foreach (string? id in Ids(row))
        {
            if (count == Most)
                throw new ArgumentException($"Column '{Name}' has more than {Most} ids; expected at most {Most}. Write [Id(Length = {2 * Most})], or as many as rows have, on the property.");
            destination[count++] = transform.IndexOf(id);
        }

        return count;
    }
}

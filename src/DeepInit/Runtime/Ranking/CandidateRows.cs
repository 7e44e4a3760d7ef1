namespace DeepInit.Runtime;

/// <summary>Candidates that are rows. They become numbers anew when the transform has changed: an id that was unknown may be known now, and a mean another one.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class CandidateRows<TRow, T> : ICandidateSource<T>
    where T : unmanaged
{
    private readonly RowSchema<TRow> _schema;
    private readonly RankingForm _form;
    private readonly TRow[] _rows;
    private readonly CandidateCatalogue _catalogue;
    private readonly int[] _columns;
    private readonly object _renewing = new();
    private Made? _made;

    /// <summary>Candidates, of which each has the last of its rows, at the place of the first.</summary>
    /// <param name="schema">How rows become numbers.</param>
    /// <param name="form">What the network is like.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="property">The property that is the candidate's id.</param>
    /// <exception cref="ArgumentException">There is no row, or one has no id.</exception>
    public CandidateRows(RowSchema<TRow> schema, RankingForm form, IEnumerable<TRow> rows, string property)
    {
        _schema = schema;
        _form = form;
        TRow[] all = RowSchema<TRow>.Given(rows);
        if (all.Length == 0)
            throw new ArgumentException($"There must be at least one {property} to rank; there is no row.", nameof(rows));
        var ids = new List<string>(all.Length);
        var last = new List<TRow>(all.Length);
        var numbers = new Dictionary<string, int>(all.Length, StringComparer.Ordinal);
        for (int i = 0; i < all.Length; i++)
        {
            string id = schema.IdOf(property, all[i]) ?? throw new ArgumentException($"Row {i} has no {property}, which says what is ranked.", nameof(rows));
            if (numbers.TryGetValue(id, out int number))
            {
                last[number] = all[i];
                continue;
            }

            numbers.Add(id, ids.Count);
            ids.Add(id);
            last.Add(all[i]);
        }

        _rows = [.. last];
        _catalogue = new CandidateCatalogue(ids, numbers);
        _columns = [.. form.Inputs.Select(input => schema.ColumnOf(input.Column!))];
    }

    /// <inheritdoc/>
    public CandidateTable<T> Table(ParameterCollection<T> parameters)
    {
        DataTransform transform = _schema.RequireTransform(parameters);
        if (Volatile.Read(ref _made) is { } made && ReferenceEquals(made.Transform, transform))
            return made.Table;
        lock (_renewing)
        {
            if (_made is null || !ReferenceEquals(_made.Transform, transform))
                Volatile.Write(ref _made, new Made(transform, CandidateTable<T>.OfRows(_form, _schema.Read<T>(_rows, transform), _columns, _catalogue)));
            return _made!.Table;
        }
    }

    private sealed record Made(DataTransform Transform, CandidateTable<T> Table);
}

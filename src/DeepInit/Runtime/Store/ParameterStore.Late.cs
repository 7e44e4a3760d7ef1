namespace DeepInit.Runtime;

/// <content>Tables whose rows are moved when they are next read.</content>
public sealed partial class ParameterStore<T>
{
    // Null for networks without such tables.
    private LateTables<T>? _late;

    /// <summary>The tables whose rows are moved late; null where there are none.</summary>
    internal LateTables<T>? Late => _late;

    /// <summary>Has the rows of a table moved late. All that reads parameters or states finds them where a dense optimiser has them.</summary>
    /// <param name="rows">The rows.</param>
    public void MoveLate(LateRows<T> rows)
    {
        if (_late is null)
        {
            _late = new LateTables<T>(_values);
            _values.Late = _late;
            _factors.Changing = _late.Settle;
        }

        _late.Add(rows);
    }
}

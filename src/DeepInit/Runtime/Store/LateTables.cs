namespace DeepInit.Runtime;

/// <summary>
/// The tables of a network whose rows owe steps that they have not been moved by yet, and the door that whoever reads parameters or states goes through: <see cref="Settle"/>. A step that moves
/// rows late keeps it shut from its begin to its end, so that a prediction on another thread begins with all rows after the same step.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class LateTables<T>
    where T : unmanaged
{
    private readonly object _door = new();
    private readonly List<LateRows<T>> _tables = [];
    private readonly AlignedBlock<T> _values;
    private volatile bool _owes;
    private bool _isStepping;
    private int _threads = 1;

    /// <summary>None yet.</summary>
    /// <param name="values">The parameters.</param>
    public LateTables(AlignedBlock<T> values) => _values = values;

    /// <summary>Adds a table.</summary>
    public void Add(LateRows<T> table) => _tables.Add(table);

    /// <summary>Has all rows make up what they owe: nothing where they owe nothing. Waits for the end of a step on another thread.</summary>
    public void Settle()
    {
        if (_owes)
            SettleAll();
    }

    /// <summary>A step begins whose batch names the rows that it moves. Rows that it reads make up what they owe next.</summary>
    /// <param name="threads">The most threads that may work.</param>
    public void Begin(int threads)
    {
        Monitor.Enter(_door);
        _isStepping = _owes = true;
        _threads = threads;
        foreach (LateRows<T> table in _tables)
            table.Begin(threads);
    }

    /// <summary>A step has come to its end.</summary>
    public void End()
    {
        if (!_isStepping)
            return;
        foreach (LateRows<T> table in _tables)
            table.End();
        Leave();
    }

    /// <summary>A call has ended. A step that has not come to its end has moved some parameters and others not, and counts for no row that it has not moved.</summary>
    public void Abandon()
    {
        if (!_isStepping)
            return;
        try
        {
            foreach (LateRows<T> table in _tables)
                table.Settle(_threads, resets: true);
            _owes = false;
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        _isStepping = false;
        Monitor.Exit(_door);
    }

    private void SettleAll()
    {
        lock (_door)
        {
            if (!_owes)
                return;
            bool owed = false;

            // Who asks within a step is its own thread, between its phases.
            foreach (LateRows<T> table in _tables)
                owed |= table.Settle(_threads, resets: !_isStepping);
            _owes = _isStepping;
            if (owed)
                _values.Changed();
        }
    }
}

using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// The rows of a table that a step moves late: those that no id of its batch names owe the step, and make it up, with the very numbers that it had, when they are next read. Derived by
/// generated code, which knows the update.
/// </summary>
/// <remarks>
/// What a step's update needs to know is kept for so many steps (<see cref="Steps"/>); each row has the number of those that it has been moved by. A step that comes when there is no room
/// has all rows make up what they owe.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LateRows<T>
    where T : unmanaged
{
    // A history of 150 KB stays in the second-level cache, and a pass over all rows once in so many steps is lost among them.
    private const int MostSteps = 4096;

    private readonly ParameterStore<T> _store;
    private readonly int _parameter;
    private readonly int _declared;
    private readonly LateRowsJob<T> _job;

    // For each row, by how many steps of the history it has been moved. A step that has ended with a fault may have left numbers beyond what counts.
    private int[] _moved = [];
    private int _count;
    private int _next;
    private int _at;
    private int _stride;
    private int _rows;

    /// <summary>A table whose rows owe nothing.</summary>
    /// <param name="store">The parameters.</param>
    /// <param name="parameter">The number of the table.</param>
    /// <param name="factors">The number of the pair of factors that it was declared with.</param>
    protected LateRows(ParameterStore<T> store, int parameter, int factors)
    {
        _store = store;
        _parameter = parameter;
        _declared = factors;
        _job = new LateRowsJob<T>(this);
    }

    /// <summary>The parameters.</summary>
    protected ParameterStore<T> Store => _store;

    /// <summary>Steps that the history has room for.</summary>
    protected int Steps => MostSteps;

    /// <summary>Keeps the numbers of the step that begins.</summary>
    /// <param name="place">Where in the history.</param>
    /// <param name="factors">The number of the table's pair of factors.</param>
    protected abstract void Record(int place, int factors);

    /// <summary>Moves numbers by steps of the history whose gradient of them was 0.</summary>
    /// <param name="at">Where they lie.</param>
    /// <param name="length">How many there are, a multiple of 16.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">The step after the last.</param>
    protected internal abstract void Move(int at, int length, int from, int to);

    /// <summary>Has the rows of a batch make up what they owe, before it is looked at: its step moves them by their gradients.</summary>
    /// <param name="ids">The first of the ids that name them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">The most threads to do it.</param>
    public void CatchUp(ref int ids, int count, int threads) => _job.CatchUp(ref ids, count, _moved, _count, _next, _at, _stride, threads);

    /// <summary>A step begins whose batch names the rows that it moves by more than 0.</summary>
    /// <param name="threads">The most threads that may work.</param>
    internal void Begin(int threads)
    {
        if (_count == MostSteps)
            Settle(threads, resets: true);
        _at = _store.PlaceOf(_parameter);
        _rows = _store.RowsOf(_parameter);
        _stride = _store.RowLength(_at);
        if (_moved.Length < _rows)
            _moved = new int[_rows];

        int factors = _store.FactorsAt(_at, _declared);
        _next = _count;
        if (factors < 0)
            return;
        Record(_count, factors);
        _next++;
    }

    /// <summary>The step has come to its end.</summary>
    internal void End() => _count = _next;

    /// <summary>Has all rows make up what they owe.</summary>
    /// <param name="threads">The most threads that may work.</param>
    /// <param name="resets">Whether the history ends with it; not within a step.</param>
    /// <returns>Whether some owed anything.</returns>
    internal bool Settle(int threads, bool resets)
    {
        bool owed = _count > 0;
        if (owed)
            _job.Settle(_rows, _moved, _count, _at, _stride, threads);
        if (resets)
        {
            Array.Clear(_moved, 0, _rows);
            _count = _next = 0;
        }

        return owed;
    }
}

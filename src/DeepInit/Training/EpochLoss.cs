using DeepInit.Runtime;

namespace DeepInit;

/// <summary>The loss of many batches as that of all their rows at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class EpochLoss<T>
    where T : unmanaged
{
    private readonly LossTotal _total = new();
    private readonly ILossSums? _sums;

    private double _added;
    private double _addedRows;

    public EpochLoss(ILossNetwork<T> network) => _sums = network as ILossSums;

    public double Value => _total.Value + (_addedRows > 0 ? _added / _addedRows : 0);

    public void Restart()
    {
        _total.Restart();
        _added = _addedRows = 0;
    }

    /// <summary>Adds the batch that the network has just trained on, or measured.</summary>
    /// <param name="loss">Its loss.</param>
    /// <param name="rows">Its rows.</param>
    public void Add(double loss, int rows)
    {
        if (_sums is not null)
            _sums.AddLosses(_total);
        else
            _total.AddMean(0, loss * rows, rows);
    }

    /// <summary>Adds what a hook has added to the loss of the batch: its mean over the rows.</summary>
    /// <param name="loss">What was added.</param>
    /// <param name="rows">Rows of the batch.</param>
    public void AddToLoss(double loss, int rows)
    {
        _added += loss * rows;
        _addedRows += rows;
    }

    /// <summary>All numbers, to be put back by <see cref="FromNumbers"/>: those of the losses, and at the end, where there is any, what hooks have added.</summary>
    public double[] ToNumbers() => _addedRows > 0 ? [.. _total.ToNumbers(), _added, _addedRows, 0] : _total.ToNumbers();

    public void FromNumbers(IReadOnlyList<double> numbers)
    {
        // Losses have two numbers each: an odd one says that two more stand before it.
        bool isAdded = numbers.Count % 2 == 1 && numbers.Count >= 3;
        (_added, _addedRows) = isAdded ? (numbers[numbers.Count - 3], numbers[numbers.Count - 2]) : (0, 0);
        _total.FromNumbers(isAdded ? [.. numbers.Take(numbers.Count - 3)] : numbers);
    }
}

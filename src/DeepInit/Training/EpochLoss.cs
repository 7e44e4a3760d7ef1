using DeepInit.Runtime;

namespace DeepInit;

/// <summary>The loss of many batches as that of all their rows at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class EpochLoss<T>
    where T : unmanaged
{
    private readonly LossTotal _total = new();
    private readonly ILossSums? _sums;

    public EpochLoss(ITrainableNetwork<T> network) => _sums = network as ILossSums;

    public double Value => _total.Value;

    public void Restart() => _total.Restart();

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

    public double[] ToNumbers() => _total.ToNumbers();

    public void FromNumbers(IReadOnlyList<double> numbers) => _total.FromNumbers(numbers);
}

using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Takes the rows of a batch whose losses are smallest.</summary>
/// <remarks>Allocates when it is made, and never after.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class SmallLossRows<T>
    where T : unmanaged
{
    private readonly SmallLossSelection _selection;
    private readonly ILossNetwork<T> _network;
    private readonly RowBlock<T> _row;
    private readonly RowBlock<T> _block;
    private readonly Batch<T> _one;
    private readonly Batch<T> _batch;
    private readonly double[] _losses;
    private readonly int[] _places;
    private Batch<T>? _source;
    private int _asked;

    private SmallLossRows(SmallLossSelection selection, ILossNetwork<T> network, int batchSize)
    {
        _selection = selection;
        _network = network;
        _row = new RowBlock<T>(network.Inputs, network.Targets, 1) { Rows = 1 };
        _block = new RowBlock<T>(network.Inputs, network.Targets, batchSize);
        _one = new Batch<T>(network.Inputs.Count, network.Targets.Count) { PlaceOf = _ => PlaceOf(_asked) };
        _batch = new Batch<T>(network.Inputs.Count, network.Targets.Count) { PlaceOf = row => PlaceOf(_places![row]) };
        _losses = new double[batchSize];
        _places = new int[batchSize];
    }

    /// <summary>The row whose loss is being asked for, as a batch of its own: what a network refuses in <see cref="Select"/> is in it.</summary>
    public Batch<T> Asked => _one;

    /// <summary>What selects the rows of a training; null where its options do not want it.</summary>
    /// <exception cref="ArgumentException">The network's optimiser needs the same rows in every step.</exception>
    public static SmallLossRows<T>? Create(ILossNetwork<T> network, FitOptions options, int batchSize)
    {
        if (options.Selection is not { } selection)
            return null;
        if (network is IStatefulNetwork)
            throw new ArgumentException($"FitOptions.Selection: {network.Name} has layers whose states go on from row to row of the batches; expected no selection, which would leave out rows between.");
        return network.Parameters.Store is { NeedsAllRows: true }
            ? throw new ArgumentException($"FitOptions.Selection: {network.Name} trains by LBFGS, which needs the same rows in every step; expected no selection.")
            : new SmallLossRows<T>(selection, network, batchSize);
    }

    /// <summary>The rows that stay.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="step">The number of steps before this one.</param>
    /// <exception cref="ArgumentException">The network refuses a row.</exception>
    public Batch<T> Select(Batch<T> batch, long step)
    {
        int stay = _selection.Stay(batch.Rows, step);
        if (stay == batch.Rows)
            return batch;

        _source = batch;
        ParameterStore<T>? store = _network.Parameters.Store;
        if (store is not null)
            store.RowsStandAlone = true;
        try
        {
            Measure(batch);
        }
        finally
        {
            if (store is not null)
                store.RowsStandAlone = false;
        }

        for (int row = 0; row < batch.Rows; row++)
            _places[row] = row;
        Array.Sort(_losses, _places, 0, batch.Rows);
        CutTies(batch.Rows, stay);
        Array.Sort(_places, 0, stay);
        for (int row = 0; row < stay; row++)
            _block.Take(batch, _places[row], row);
        _block.Rows = stay;
        _block.CopyTo(_batch);
        return _batch;
    }

    private void Measure(Batch<T> batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            _asked = row;
            _row.Take(batch, row, 0);
            _row.CopyTo(_one);
            double loss = Scalar.ToDouble(_network.ComputeLoss(_one));

            // What is no number is larger than all numbers.
            _losses[row] = double.IsNaN(loss) ? double.PositiveInfinity : loss;
        }
    }

    // A sort by losses alone leaves those that are equal in any order: of those with the last loss that stays, the first rows do.
    private void CutTies(int rows, int stay)
    {
        double last = _losses[stay - 1];
        int first = stay - 1, end = stay;
        while (first > 0 && _losses[first - 1] == last)
            first--;
        while (end < rows && _losses[end] == last)
            end++;
        Array.Sort(_places, first, end - first);
    }

    private string PlaceOf(int row) => _source?.PlaceOf?.Invoke(row) ?? $"row {row} of the batch";
}

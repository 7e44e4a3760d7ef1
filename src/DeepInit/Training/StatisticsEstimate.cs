using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Estimates the running statistics of batch normalisations for averages of weights, which no batch has gone through: their plain mean over batches that go through the network as in training, at the averages.
/// Means are means of the batches' means, variances those of their unbiased variances, every batch counting the same (as <c>update_bn</c> of PyTorch has it). Training's own statistics stay.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class StatisticsEstimate<T>
    where T : unmanaged
{
    private readonly ParameterStore<T> _store;
    private readonly IForwardNetwork<T> _network;
    private readonly EstimatedStatistic<T>[] _statistics;
    private readonly double[] _sums;
    private readonly T[][] _outputs;

    private StatisticsEstimate(ParameterStore<T> store, IForwardNetwork<T> network, IReadOnlyList<TensorDescription> outputs, int batchSize)
    {
        _store = store;
        _network = network;
        _statistics = [.. store.Estimated];
        _sums = new double[_statistics.Sum(statistic => statistic.Length)];
        _outputs = [.. outputs.Select(output => new T[batchSize * output.RowSize])];
    }

    /// <summary>What estimates for a network; null where nothing has to be estimated.</summary>
    public static StatisticsEstimate<T>? Of(ILossNetwork<T> network, int batchSize) =>
        network.Parameters.Store is { Averages: true } store && store.Estimated.Any() && network is IForwardNetwork<T> forward
            ? new StatisticsEstimate<T>(store, forward, network.Outputs, batchSize)
            : null;

    /// <summary>Estimates.</summary>
    /// <param name="reader">The batches, from where it stands.</param>
    /// <param name="most">The most that are taken.</param>
    /// <param name="cancellation">Stops between two batches; nothing is changed then.</param>
    public void Make(BatchStream<T> reader, int most, CancellationToken cancellation)
    {
        int batches = 0;
        Array.Clear(_sums, 0, _sums.Length);
        Span<T> values = _store.BeginEstimate();
        try
        {
            while (batches < most && reader.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();

                // From zeros, so that a statistic is nothing but what was taken of the batch's.
                foreach (EstimatedStatistic<T> statistic in _statistics)
                    statistic.In(values).Clear();
                _network.Forward(reader.Batch, _outputs);
                Add(values);
                batches++;
            }
        }
        finally
        {
            _store.EndEstimate();
        }

        if (batches > 0)
            _store.Estimate = [.. _sums.Select(sum => Scalar.FromDouble<T>(sum / batches))];
    }

    private void Add(Span<T> values)
    {
        int at = 0;
        foreach (EstimatedStatistic<T> statistic in _statistics)
        {
            foreach (T taken in statistic.In(values))
                _sums[at++] += statistic.OfBatch(taken);
        }
    }
}

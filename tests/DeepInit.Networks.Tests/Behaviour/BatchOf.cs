namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Gets at the batch that a training loop would train a network on: batches are made by loops alone.</summary>
internal sealed class BatchOf<T> : ITrainableNetwork<T>
    where T : unmanaged
{
    private readonly ITrainableNetwork<T> _network;
    private readonly Action<Batch<T>> _use;

    private BatchOf(ITrainableNetwork<T> network, Action<Batch<T>> use)
    {
        _network = network;
        _use = use;
    }

    public string Name => _network.Name;

    public IReadOnlyList<TensorDescription> Inputs => _network.Inputs;

    public IReadOnlyList<TensorDescription> Outputs => _network.Outputs;

    public IReadOnlyList<TensorDescription> Targets => _network.Targets;

    public ParameterCollection<T> Parameters => _network.Parameters;

    public double LearningRate { get; set; }

    public long StepCount { get; set; }

    /// <summary>Hands over all rows of a dataset, in order, as one batch.</summary>
    public static void Use(ITrainableNetwork<T> network, Dataset<T> data, Action<Batch<T>> use) =>
        Trainer.Fit(new BatchOf<T>(network, use), data, new FitOptions { BatchSize = int.MaxValue, Shuffle = false });

    public void Predict(Batch<T> batch, IReadOnlyList<T[]> outputs) => throw new NotSupportedException();

    public T TrainBatch(Batch<T> batch)
    {
        _use(batch);
        return default;
    }

    public T ComputeLoss(Batch<T> batch) => throw new NotSupportedException();

    public NetworkGraph Graph => _network.Graph;

    public string Summary() => "";
}

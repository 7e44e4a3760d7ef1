namespace DeepInit.Networks.Tests.Noise;

/// <summary>What a batch held.</summary>
internal sealed record RecordedBatch(int Rows, double[] X, double[] Target, int[] Classes, double[] Weights);

/// <summary>A network that notes the batches which it is given to learn from.</summary>
internal sealed class RecordedNetwork(ITrainableNetwork<double> network) : ITrainableNetwork<double>
{
    public List<RecordedBatch> Batches { get; } = [];

    /// <summary>The loss of a row; that of the network unless set.</summary>
    public Func<Batch<double>, double>? Loss { get; init; }

    public string Name => network.Name;

    public IReadOnlyList<TensorDescription> Inputs => network.Inputs;

    public IReadOnlyList<TensorDescription> Outputs => network.Outputs;

    public IReadOnlyList<TensorDescription> Targets => network.Targets;

    public ParameterCollection<double> Parameters => network.Parameters;

    public double LearningRate
    {
        get => network.LearningRate;
        set => network.LearningRate = value;
    }

    public long StepCount
    {
        get => network.StepCount;
        set => network.StepCount = value;
    }

    public NetworkGraph Graph => network.Graph;

    public void Predict(Batch<double> batch, IReadOnlyList<double[]> outputs) => network.Predict(batch, outputs);

    public double TrainBatch(Batch<double> batch)
    {
        int last = Targets.Count - 1;
        Batches.Add(new RecordedBatch(batch.Rows, batch.Input(0).ToArray(), batch.Target(last).ToArray(), batch.Classes(0).ToArray(), batch.SampleWeights.ToArray()));
        return network.TrainBatch(batch);
    }

    public double ComputeLoss(Batch<double> batch) => Loss is null ? network.ComputeLoss(batch) : Loss(batch);

    public string Summary() => network.Summary();
}

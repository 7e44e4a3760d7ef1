namespace Workbench.Anchors.Protocol;

/// <summary>
/// A network whose loss has scikit-learn's L2 penalty: alpha · ½ Σ w² / rows over its weights (no biases), rows being those of the batch, so that a last batch of
/// fewer rows is held down more.
/// </summary>
/// <remarks>An optimiser's <c>WeightDecay</c> adds the same factor in every step, and nothing to the loss, which the stopping rule looks at.</remarks>
internal sealed class L2Penalty : ITrainableNetwork<float>
{
    private readonly ITrainableNetwork<float> _network;
    private readonly double _alpha;
    private readonly (Parameter<float> Parameter, float[] Values, float[] Gradients)[] _weights;

    public L2Penalty(ITrainableNetwork<float> network, double alpha)
    {
        _network = network;
        _alpha = alpha;
        _weights = [.. network.Parameters.Where(p => p.Decay).Select(p => (p, new float[p.Count], new float[p.Count]))];
    }

    public string Name => _network.Name;

    public IReadOnlyList<TensorDescription> Inputs => _network.Inputs;

    public IReadOnlyList<TensorDescription> Outputs => _network.Outputs;

    public IReadOnlyList<TensorDescription> Targets => _network.Targets;

    public ParameterCollection<float> Parameters => _network.Parameters;

    public NetworkGraph Graph => _network.Graph;

    public LearningRateSchedule? Schedule => _network.Schedule;

    public ScheduleInterval ScheduleInterval => _network.ScheduleInterval;

    public double LearningRate
    {
        get => _network.LearningRate;
        set => _network.LearningRate = value;
    }

    public long StepCount
    {
        get => _network.StepCount;
        set => _network.StepCount = value;
    }

    public int MaxRowsPerPass
    {
        get => _network.MaxRowsPerPass;
        set => _network.MaxRowsPerPass = value;
    }

    public float TrainBatch(Batch<float> batch)
    {
        float loss = ComputeGradients(batch);
        ApplyGradients();
        return loss;
    }

    public float ComputeGradients(Batch<float> batch)
    {
        double loss = _network.ComputeGradients(batch);
        double factor = _alpha / batch.Rows;
        foreach ((Parameter<float> parameter, float[] values, float[] gradients) in _weights)
        {
            parameter.CopyTo(values);
            parameter.Gradient.CopyTo(gradients);
            double squares = 0;
            for (int i = 0; i < values.Length; i++)
            {
                squares += (double)values[i] * values[i];
                gradients[i] += (float)(factor * values[i]);
            }

            parameter.Gradient.CopyFrom(gradients);
            loss += factor / 2 * squares;
        }

        return (float)loss;
    }

    public void ApplyGradients() => _network.ApplyGradients();

    public float ComputeLoss(Batch<float> batch) => _network.ComputeLoss(batch);

    public void Predict(Batch<float> batch, IReadOnlyList<float[]> outputs) => _network.Predict(batch, outputs);

    public void ObserveLayers(Batch<float> batch, ILayerObserver<float> observer) => _network.ObserveLayers(batch, observer);

    public string Summary() => _network.Summary();
}

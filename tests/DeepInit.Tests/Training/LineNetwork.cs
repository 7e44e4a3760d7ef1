using DeepInit.Runtime;

namespace DeepInit.Tests.Training;

/// <summary>y = w · x + b with two inputs, trained by gradient descent on the mean squared error; it notes what it is given.</summary>
internal sealed class LineNetwork : ITrainableNetwork<float>, IPartwiseNetwork, IScheduledNetwork
{
    private readonly ParameterStore<float> _store = new(
        [new("weight", 0, new VectorLayout(2), [1, 2], true, true), new("bias", 16, new VectorLayout(1), [1], true, false)], 32);

    private readonly List<float[]>? _batches;

    public LineNetwork(bool notes = true) => _batches = notes ? [] : null;

    public string Name => "Line";

    public IReadOnlyList<TensorDescription> Inputs { get; } = [new("x", [2])];

    public IReadOnlyList<TensorDescription> Outputs { get; } = [new("output", [1])];

    public IReadOnlyList<TensorDescription> Targets { get; init; } = [new("target", [1])];

    public ParameterCollection<float> Parameters => _store.Parameters;

    public double LearningRate { get; set; } = 0.01;

    public long StepCount { get; set; }

    public int MaxRowsPerPass { get; set; } = int.MaxValue;

    public LearningRateSchedule? Schedule { get; init; }

    public ScheduleInterval ScheduleInterval { get; init; }

    /// <summary>The targets of every training batch.</summary>
    public IReadOnlyList<float[]> Batches => _batches!;

    /// <summary>The learning rate of every step.</summary>
    public List<double> LearningRates { get; } = [];

    /// <summary>Rows of every batch whose loss was asked for.</summary>
    public List<int> MeasuredRows { get; } = [];

    /// <summary>Called after every step.</summary>
    public Action<LineNetwork>? AfterStep { get; set; }

    public void Predict(Batch<float> batch, IReadOnlyList<float[]> outputs)
    {
        for (int r = 0; r < batch.Rows; r++)
            outputs[0][r] = Output(batch.Input(0), r);
    }

    public float TrainBatch(Batch<float> batch)
    {
        float loss = 0;
        float dw0 = 0, dw1 = 0, db = 0;
        ReadOnlySpan<float> x = batch.Input(0);
        for (int r = 0; r < batch.Rows; r++)
        {
            float error = Output(x, r) - batch.Target(0)[r];
            loss += error * error / batch.Rows;
            dw0 += 2 * error * x[2 * r] / batch.Rows;
            dw1 += 2 * error * x[(2 * r) + 1] / batch.Rows;
            db += 2 * error / batch.Rows;
        }

        Parameters[0][0] -= (float)LearningRate * dw0;
        Parameters[0][1] -= (float)LearningRate * dw1;
        Parameters[1][0] -= (float)LearningRate * db;
        StepCount++;
        if (_batches is not null)
        {
            _batches.Add(batch.Target(0).ToArray());
            LearningRates.Add(LearningRate);
        }

        AfterStep?.Invoke(this);
        return loss;
    }

    public float ComputeLoss(Batch<float> batch)
    {
        float loss = 0;
        for (int r = 0; r < batch.Rows; r++)
        {
            float error = Output(batch.Input(0), r) - batch.Target(0)[r];
            loss += error * error / batch.Rows;
        }

        MeasuredRows.Add(batch.Rows);
        return loss;
    }

    public NetworkGraph Graph => new("x", "Input [2]", "y", "Dense(0) [1]", "y", "Output(1)");

    public string Summary() => "2 → 1";

    private float Output(ReadOnlySpan<float> x, int row) => (Parameters[0][0] * x[2 * row]) + (Parameters[0][1] * x[(2 * row) + 1]) + Parameters[1][0];
}

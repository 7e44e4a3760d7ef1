namespace DeepInit.Benchmarks.Workloads;

/// <summary>1024 → 1024 ReLU → 1024 ReLU → 1024, mean squared error, batches of 256.</summary>
internal sealed class W5Wide : DenseWorkload
{
    public override string Name => "W5";

    public override Type Network => typeof(WideNetwork);

    public override int TrainingRows => 256;

    public override IReadOnlyList<int> Widths => [1024, 1024, 1024, 1024];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly WideNetwork _network = new();

        public override ITrainableNetwork<float> Network => _network;

        public override int Threads { set => _network.MaxThreads = value; }

        public override float Train() => _network.TrainBatch(X, Targets);

        public override void Predict() => _network.Predict(X, Y);

        public override Action PredictAside()
        {
            var y = new float[Y.Length];
            return () => _network.Predict(X, y);
        }
    }
}

/// <summary>1024 → 1024 ReLU → 1024 ReLU → 1024, mean squared error, batches of 256.</summary>
[Network]
[Input(1024)]
[Dense(1024, Activation = ReLU)]
[Dense(1024, Activation = ReLU)]
[Dense(1024)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class WideNetwork;

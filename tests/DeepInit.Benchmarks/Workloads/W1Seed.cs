namespace DeepInit.Benchmarks.Workloads;

/// <summary>100 → 64 ReLU → 1 sigmoid, binary cross-entropy, batches of 32.</summary>
internal sealed class W1Seed : DenseWorkload
{
    public override string Name => "W1";

    public override Type Network => typeof(SeedNetwork);

    public override int TrainingRows => 32;

    public override IReadOnlyList<int> Widths => [100, 64, 1];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly SeedNetwork _network = new();

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

/// <summary>100 → 64 ReLU → 1 sigmoid, binary cross-entropy, batches of 32.</summary>
[Network]
[Input(100)]
[Dense(64, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class SeedNetwork;

namespace DeepInit.Benchmarks.Workloads;

/// <summary>4 → 16 ReLU → 16 ReLU → 3, softmax cross-entropy, batches of 16.</summary>
internal sealed class W2Tiny : DenseWorkload
{
    public override string Name => "W2";

    public override Type Network => typeof(TinyNetwork);

    public override int TrainingRows => 16;

    public override IReadOnlyList<int> Widths => [4, 16, 16, 3];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly TinyNetwork _network = new();

        public override ITrainableNetwork<float> Network => _network;

        public override int Threads { set => _network.MaxThreads = value; }

        public override float Train() => _network.TrainBatch(X, Classes);

        public override void Predict() => _network.Predict(X, Y);

        public override Action PredictAside()
        {
            var y = new float[Y.Length];
            return () => _network.Predict(X, y);
        }
    }
}

/// <summary>4 → 16 ReLU → 16 ReLU → 3, softmax cross-entropy, batches of 16.</summary>
[Network]
[Input(4)]
[Dense(16, Activation = ReLU)]
[Dense(16, Activation = ReLU)]
[Dense(3, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class TinyNetwork;

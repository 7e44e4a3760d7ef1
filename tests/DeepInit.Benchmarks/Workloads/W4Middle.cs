namespace DeepInit.Benchmarks.Workloads;

/// <summary>784 → 512 ReLU → 512 ReLU → 10, softmax cross-entropy, batches of 128.</summary>
internal sealed class W4Middle : DenseWorkload
{
    public override string Name => "W4";

    public override Type Network => typeof(MiddleNetwork);

    public override int TrainingRows => 128;

    public override IReadOnlyList<int> Widths => [784, 512, 512, 10];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly MiddleNetwork _network = new();

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

/// <summary>784 → 512 ReLU → 512 ReLU → 10, softmax cross-entropy, batches of 128.</summary>
[Network]
[Input(784)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class MiddleNetwork;

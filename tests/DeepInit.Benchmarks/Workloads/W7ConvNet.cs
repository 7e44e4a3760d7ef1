namespace DeepInit.Benchmarks.Workloads;

/// <summary>Two convolutions of 3 × 3 with ReLU on 28 × 28 images, pooling, two dense layers; softmax cross-entropy, batches of 64.</summary>
internal sealed class W7ConvNet : Workload
{
    public override string Name => "W7";

    public override Type Network => typeof(ConvNet);

    public override int TrainingRows => 64;

    public override int InputLength => 28 * 28;

    public override int OutputLength => 10;

    public override int ParameterCount => 1199882;

    public override IReadOnlyList<Product> Products =>
    [
        new(26 * 26, 9, 32),
        new(24 * 24, 32 * 9, 64),
        new(1, 9216, 128),
        new(1, 128, 10),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly ConvNet _network = new();

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

/// <summary>Two convolutions of 3 × 3 with ReLU on 28 × 28 images, pooling, two dense layers; softmax cross-entropy, batches of 64.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = ReLU)]
[Conv2D(64, 3, Activation = ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(128, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class ConvNet;

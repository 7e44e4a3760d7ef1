namespace DeepInit.Benchmarks.Workloads;

/// <summary>LeNet on 28 × 28 images: two convolutions of 5 × 5 with ReLU and pooling, three dense layers; softmax cross-entropy, batches of 64.</summary>
internal sealed class W6LeNet : Workload
{
    public override string Name => "W6";

    public override Type Network => typeof(LeNet);

    public override int TrainingRows => 64;

    public override int InputLength => 28 * 28;

    public override int OutputLength => 10;

    public override int ParameterCount => 61706;

    public override IReadOnlyList<Product> Products =>
    [
        new(28 * 28, 25, 6),
        new(10 * 10, 6 * 25, 16),
        new(1, 400, 120),
        new(1, 120, 84),
        new(1, 84, 10),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly LeNet _network = new();

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

/// <summary>LeNet on 28 × 28 images: two convolutions of 5 × 5 with ReLU and pooling, three dense layers; softmax cross-entropy, batches of 64.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = Padding.Same, Activation = ReLU)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation = ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation = ReLU)]
[Dense(84, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class LeNet;

namespace DeepInit.Benchmarks.Workloads;

/// <summary>A variational autoencoder: 784 → 400 → 20 means and 20 log-variances → 400 → 784; binary cross-entropy summed over pixels, and the KL divergence; batches of 128.</summary>
internal sealed class W12Vae : Workload
{
    public override string Name => "W12";

    public override Type Network => typeof(VaeNetwork);

    public override int TrainingRows => 128;

    public override int InputLength => 784;

    public override int OutputLength => 784;

    public override int ParameterCount => 652824;

    public override IReadOnlyList<Product> Products =>
    [
        new(1, 784, 400),
        new(1, 400, 20),
        new(1, 400, 20),
        new(1, 20, 400),
        new(1, 400, 784),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly VaeNetwork _network = new();

        public override ITrainableNetwork<float> Network => _network;

        public override int Threads { set => _network.MaxThreads = value; }

        public override float Train() => _network.TrainBatch(X, X);

        public override void Predict() => _network.Predict(X, Y);

        public override Action PredictAside()
        {
            var y = new float[Y.Length];
            return () => _network.Predict(X, y);
        }
    }
}

/// <summary>A variational autoencoder: 784 → 400 → 20 means and 20 log-variances → 400 → 784; binary cross-entropy summed over pixels, and the KL divergence.</summary>
[Network]
[Input(784)]
[Dense(400, Activation = ReLU, Name = "encoder")]
[Dense(20, Name = "mean")]
[Dense(20, Name = "logVariance", From = "encoder")]
[Sampling("mean", "logVariance")]
[Dense(400, Activation = ReLU, Name = "decoder")]
[Dense(784, Activation = Sigmoid, Name = "image")]
[Output("image")]
[Loss(BinaryCrossEntropy, Output = "image", Target = "pixels", Reduction = Reduction.BatchMean)]
[Loss(KLStandardNormal, Output = "mean", LogVariance = "logVariance", Reduction = Reduction.BatchMean)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class VaeNetwork;

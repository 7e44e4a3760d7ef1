namespace DeepInit.Benchmarks.Workloads;

/// <summary>64 words of a vocabulary of 5,000, 64 numbers each; a GRU of 64 units, its last state → 1, binary cross-entropy, batches of 32.</summary>
internal sealed class W10Text : Workload
{
    private const int Words = 5000;
    private const int Steps = 64;

    public override string Name => "W10";

    public override Type Network => typeof(TextNetwork);

    public override int TrainingRows => 32;

    public override int InputLength => Steps;

    public override int OutputLength => 1;

    public override int ParameterCount => 345025;

    public override IReadOnlyList<Product> Products =>
    [
        new(Steps, 64, 3 * 64),
        new(Steps, 64, 3 * 64),
        new(1, 64, 1),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly TextNetwork _network = new();
        private readonly int[] _words = Ids(rows * Steps, Words, seed: 1);

        public override ITrainableNetwork<float> Network => _network;

        public override int Threads { set => _network.MaxThreads = value; }

        public override float Train() => _network.TrainBatch(_words, Targets);

        public override void Predict() => _network.Predict(_words, Y);

        public override Action PredictAside()
        {
            var y = new float[Y.Length];
            return () => _network.Predict(_words, y);
        }
    }
}

/// <summary>64 words of a vocabulary of 5,000, 64 numbers each; a GRU of 64 units, its last state → 1, binary cross-entropy, batches of 32.</summary>
[Network]
[Input(64, Vocabulary = 5000)]
[Embedding(64)]
[GRU(64)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class TextNetwork;

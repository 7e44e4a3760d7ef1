namespace DeepInit.Benchmarks.Workloads;

/// <summary>Tables of 943 users and 1,682 films, 32 numbers each; 64 → 64 ReLU → 32 ReLU → 1, binary cross-entropy, batches of 256.</summary>
internal sealed class W9Recommender : Workload
{
    private const int Users = 943;
    private const int Films = 1682;

    public override string Name => "W9";

    public override Type Network => typeof(RecommenderNetwork);

    public override int TrainingRows => 256;

    public override int InputLength => 2;

    public override int OutputLength => 1;

    public override int ParameterCount => 90273;

    public override IReadOnlyList<Product> Products =>
    [
        new(1, 64, 64),
        new(1, 64, 32),
        new(1, 32, 1),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly RecommenderNetwork _network = new();
        private readonly int[] _users = Ids(rows, Users, seed: 1);
        private readonly int[] _films = Ids(rows, Films, seed: 2);

        public override ITrainableNetwork<float> Network => _network;

        public override int Threads { set => _network.MaxThreads = value; }

        public override float Train() => _network.TrainBatch(_users, _films, Targets);

        public override void Predict() => _network.Predict(_users, _films, Y);

        public override Action PredictAside()
        {
            var y = new float[Y.Length];
            return () => _network.Predict(_users, _films, y);
        }
    }
}

/// <summary>Tables of 943 users and 1,682 films, 32 numbers each; 64 → 64 ReLU → 32 ReLU → 1, binary cross-entropy, batches of 256.</summary>
[Network]
[Input("user", Vocabulary = 943)]
[Input("film", Vocabulary = 1682)]
[Embedding(32, Name = "u", From = "user")]
[Embedding(32, Name = "f", From = "film")]
[Concat("u", "f")]
[Dense(64, Activation = ReLU)]
[Dense(32, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class RecommenderNetwork;

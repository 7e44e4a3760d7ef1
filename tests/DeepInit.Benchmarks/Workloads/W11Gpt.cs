using static DeepInit.Activation;

namespace DeepInit.Benchmarks.Workloads;

/// <summary>A small GPT over characters: 64 of 65, four blocks of width 128 with four heads, tied head, cross-entropy at each step, batches of 16.</summary>
internal sealed class W11Gpt : Workload
{
    private const int Characters = 65;
    private const int Steps = 64;
    private const int Width = 128;
    private const int Layers = 4;

    public override string Name => "W11";

    public override Type Network => typeof(GptNetwork);

    public override int TrainingRows => 16;

    public override int InputLength => Steps;

    public override int OutputLength => Steps * Characters;

    public override int ParameterCount => 818176;

    public override IReadOnlyList<Product> Products =>
    [
        .. Enumerable.Repeat(new Product[]
        {
            new(Steps, Width, 3 * Width),
            new(Steps, Width, Steps),
            new(Steps, Steps, Width),
            new(Steps, Width, Width),
            new(Steps, Width, 4 * Width),
            new(Steps, 4 * Width, Width),
        }, Layers).SelectMany(products => products),
        new(Steps, Width, Characters),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly GptNetwork _network = new();
        private readonly int[] _characters = Ids(rows * Steps, Characters, seed: 1);
        private readonly int[] _next = Ids(rows * Steps, Characters, seed: 2);

        public override ITrainableNetwork<float> Network => _network;

        public override int Threads { set => _network.MaxThreads = value; }

        public override float Train() => _network.TrainBatch(_characters, _next);

        public override void Predict() => _network.Predict(_characters, Y);

        public override Action PredictAside()
        {
            var y = new float[Y.Length];
            return () => _network.Predict(_characters, y);
        }
    }
}

/// <summary>A block of GPT-2.</summary>
[Block]
[Input("x", 64, 128)]
[LayerNormalization(Name = "n1")]
[MultiHeadAttention(4, Causal = true, Name = "attention")]
[Add("x", "attention", Name = "r1")]
[LayerNormalization(Name = "n2")]
[Dense(512, Activation = GELU)]
[Dense(128, Name = "projection")]
[Add("r1", "projection")]
internal static partial class GptBlock;

/// <summary>A small GPT over characters.</summary>
[Network]
[LanguageModel]
[Input("tokens", 64, Vocabulary = 65)]
[Embedding(128, Name = "wte")]
[PositionEmbedding]
[Use(typeof(GptBlock), Repeat = 4, Name = "h")]
[LayerNormalization(Name = "norm")]
[Dense(65, UseBias = false)]
[Loss(Loss.CrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class GptNetwork;

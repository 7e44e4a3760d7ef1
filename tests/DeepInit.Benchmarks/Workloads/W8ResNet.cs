namespace DeepInit.Benchmarks.Workloads;

/// <summary>A small ResNet on 32 × 32 images: a stem, then basic blocks of 16, 32 and 64 filters, the last two at half the size; softmax cross-entropy, batches of 32.</summary>
internal sealed class W8ResNet : Workload
{
    public override string Name => "W8";

    public override Type Network => typeof(ResNet);

    public override int TrainingRows => 32;

    public override int InputLength => 32 * 32 * 3;

    public override int OutputLength => 10;

    public override int ParameterCount => 78042;

    public override IReadOnlyList<Product> Products =>
    [
        new(32 * 32, 3 * 9, 16),
        new(32 * 32, 16 * 9, 16),
        new(32 * 32, 16 * 9, 16),
        new(16 * 16, 16 * 9, 32),
        new(16 * 16, 32 * 9, 32),
        new(16 * 16, 16, 32),
        new(8 * 8, 32 * 9, 64),
        new(8 * 8, 64 * 9, 64),
        new(8 * 8, 32, 64),
        new(1, 64, 10),
    ];

    public override Session Open(int rows) => new Run(this, rows);

    private sealed class Run(Workload workload, int rows) : Session(workload, rows)
    {
        private readonly ResNet _network = new();

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

/// <summary>A small ResNet on 32 × 32 images: a stem, then basic blocks of 16, 32 and 64 filters, the last two at half the size; softmax cross-entropy, batches of 32.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU)]
[Use(typeof(BasicBlock), "Filters", 16, Name = "stage1")]
[Use(typeof(DownsamplingBlock), "Filters", 32, Name = "stage2")]
[Use(typeof(DownsamplingBlock), "Filters", 64, Name = "stage3")]
[GlobalAveragePooling2D]
[Dense(10, Name = "fc", Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class ResNet;

/// <summary>Two convolutions around which the image is added.</summary>
[Block]
[Conv2D(BasicBlock.Filters, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU)]
[Conv2D(BasicBlock.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn2")]
[Add("x", Activation = ReLU)]
internal static class BasicBlock
{
    public const int Filters = BlockAttribute.Required;
}

/// <summary>The same at half the size: a convolution of 1 × 1 makes the image that is added fit.</summary>
[Block]
[Conv2D(DownsamplingBlock.Filters, 3, Name = "conv1", Pads = [1], Strides = [2], UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU)]
[Conv2D(DownsamplingBlock.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn2")]
[Conv2D(DownsamplingBlock.Filters, 1, Name = "shortcut.conv", From = "x", Strides = [2], UseBias = false)]
[BatchNormalization(Name = "shortcut.bn")]
[Add("bn2", Activation = ReLU)]
internal static class DownsamplingBlock
{
    public const int Filters = BlockAttribute.Required;
}

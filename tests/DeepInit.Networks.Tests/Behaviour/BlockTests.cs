namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A network of blocks is the network with their layers written out, bit for bit.</summary>
public sealed class BlockTests
{
    private const int Rows = 6;

    [Fact]
    public void AResNetOfBlocksIsTheOneWrittenOut()
    {
        var blocks = new BlockResNet(3);
        var written = new WrittenResNet(3);
        Assert.Equal(written.Parameters.Select(parameter => parameter.Name), blocks.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(Numbers.Values(written.Parameters), Numbers.Values(blocks.Parameters));

        for (int step = 0; step < 4; step++)
        {
            float[] x = Numbers.Floats(Rows * BlockResNet.InputSize, step);
            int[] classes = Numbers.Classes(Rows, 3, step);
            Assert.Equal(written.TrainBatch(x, classes), blocks.TrainBatch(x, classes));
        }

        Assert.Equal(Numbers.Values(written.Parameters), Numbers.Values(blocks.Parameters));
        float[] images = Numbers.Floats(Rows * BlockResNet.InputSize, 9);
        float[] expected = new float[Rows * BlockResNet.OutputSize];
        float[] actual = new float[expected.Length];
        written.Predict(images, expected);
        blocks.Predict(images, actual);
        Assert.Equal(Numbers.Bits(expected), Numbers.Bits(actual));
    }

    [Fact]
    public void ParametersAreCalledAsTorchvisionCallsThem()
    {
        string[] names = [.. new BlockResNet().Parameters.Select(parameter => parameter.Name)];
        Assert.Equal(
            ["layer2.0.conv1.weight", "layer2.0.bn1.weight", "layer2.0.bn1.bias", "layer2.0.bn1.running_mean", "layer2.0.bn1.running_var", "layer2.0.conv2.weight"],
            names.Where(name => name.StartsWith("layer2.0", StringComparison.Ordinal)).Take(6));
        Assert.Contains("layer2.0.downsample.0.weight", names);
        Assert.Contains("layer2.1.conv1.weight", names);
    }

    [Fact]
    public void SharedParametersLearnFromAllWhoShareThem()
    {
        var shared = new SharedTowers(5);
        var own = new OwnTowers(5);
        Assert.DoesNotContain(shared.Parameters, parameter => parameter.Name.StartsWith("b.", StringComparison.Ordinal));
        foreach (Parameter<float> parameter in own.Parameters)
            parameter.CopyFrom(shared.Parameters[parameter.Name.StartsWith("b.", StringComparison.Ordinal) ? "a." + parameter.Name[2..] : parameter.Name].ToArray());

        float[] left = Numbers.Floats(Rows * SharedTowers.LeftInputSize, 1), right = Numbers.Floats(Rows * SharedTowers.LeftInputSize, 2), target = Numbers.Floats(Rows * 2, 3);
        float[] expected = new float[Rows * 2], actual = new float[Rows * 2];
        own.Predict(left, right, expected);
        shared.Predict(left, right, actual);
        Near(expected, actual);

        own.ComputeGradients(left, right, target);
        shared.ComputeGradients(left, right, target);
        foreach (string name in new[] { "conv.weight", "conv.bias", "bn.weight", "bn.bias", "fc.weight", "fc.bias" })
        {
            float[] a = own.Parameters["a." + name].Gradient.ToArray(), b = own.Parameters["b." + name].Gradient.ToArray();
            float[] sum = [.. a.Zip(b, (x, y) => x + y)];
            Assert.Contains(b, x => x != 0);
            Near(sum, shared.Parameters["a." + name].Gradient.ToArray());

            // One step of plain descent goes along that sum.
            float[] before = shared.Parameters["a." + name].ToArray();
            var step = new SharedTowers(5);
            step.TrainBatch(left, right, target);
            Near([.. before.Zip(sum, (p, g) => p - (0.5f * g))], step.Parameters["a." + name].ToArray());
        }
    }

    [Fact]
    public void SharedParametersAreTheSameAtAnyNumberOfThreads()
    {
        int[] Trained(int threads)
        {
            var network = new SharedTowers(5) { MaxThreads = threads };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(Numbers.Floats(64 * SharedTowers.LeftInputSize, step), Numbers.Floats(64 * SharedTowers.LeftInputSize, step + 9), Numbers.Floats(64 * 2, step));
            return Numbers.Values(network.Parameters);
        }

        Assert.Equal(Trained(1), Trained(4));
    }

    // Sums in another order.
    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 1e-5f, pair.First + 1e-5f));
    }
}

/// <summary>A small ResNet of blocks, with torchvision's names.</summary>
[Network]
[Input(8, 8, 3)]
[Conv2D(8, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU)]
[Use(typeof(BasicBlock), "Filters", 8, Name = "layer1", Repeat = 2)]
[Use(typeof(DownsamplingBlock), "Filters", 20, Name = "layer2.0")]
[Use(typeof(BasicBlock), "Filters", 20, Name = "layer2", Repeat = 1, FirstIndex = 1)]
[GlobalAveragePooling2D]
[Dense(3, Name = "fc")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class BlockResNet;

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

[Block]
[Conv2D(DownsamplingBlock.Filters, 3, Name = "conv1", Padding = Padding.Same, Strides = [DownsamplingBlock.Stride], UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU)]
[Conv2D(DownsamplingBlock.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn2")]
[Conv2D(DownsamplingBlock.Filters, 1, Name = "downsample.0", From = "x", Strides = [DownsamplingBlock.Stride], UseBias = false)]
[BatchNormalization(Name = "downsample.1")]
[Add("bn2", Activation = ReLU)]
internal static class DownsamplingBlock
{
    public const int Filters = BlockAttribute.Required;
    public const int Stride = 2;
}

/// <summary>The same, written out.</summary>
[Network]
[Input(8, 8, 3)]
[Conv2D(8, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU, Name = "stem")]
[Conv2D(8, 3, Name = "layer1.0.conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer1.0.bn1")]
[Activation(ReLU)]
[Conv2D(8, 3, Name = "layer1.0.conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer1.0.bn2")]
[Add("stem", Activation = ReLU, Name = "layer1.0")]
[Conv2D(8, 3, Name = "layer1.1.conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer1.1.bn1")]
[Activation(ReLU)]
[Conv2D(8, 3, Name = "layer1.1.conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer1.1.bn2")]
[Add("layer1.0", Activation = ReLU, Name = "layer1")]
[Conv2D(20, 3, Name = "layer2.0.conv1", Padding = Padding.Same, Strides = [2], UseBias = false)]
[BatchNormalization(Name = "layer2.0.bn1")]
[Activation(ReLU)]
[Conv2D(20, 3, Name = "layer2.0.conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer2.0.bn2")]
[Conv2D(20, 1, Name = "layer2.0.downsample.0", From = "layer1", Strides = [2], UseBias = false)]
[BatchNormalization(Name = "layer2.0.downsample.1")]
[Add("layer2.0.bn2", Activation = ReLU, Name = "layer2.0")]
[Conv2D(20, 3, Name = "layer2.1.conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer2.1.bn1")]
[Activation(ReLU)]
[Conv2D(20, 3, Name = "layer2.1.conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "layer2.1.bn2")]
[Add("layer2.0", Activation = ReLU, Name = "layer2")]
[GlobalAveragePooling2D]
[Dense(3, Name = "fc")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class WrittenResNet;

/// <summary>Two towers with the parameters of one.</summary>
[Network]
[Input("left", 6, 6, 3)]
[Input("right", 6, 6, 3)]
[Use(typeof(Tower), Name = "a", From = "left")]
[Use(typeof(Tower), Name = "b", From = "right", SharedWith = "a")]
[Concat("a", "b")]
[Dense(2, Name = "head")]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.5)]
public sealed partial class SharedTowers;

/// <summary>Two towers with parameters of their own.</summary>
[Network]
[Input("left", 6, 6, 3)]
[Input("right", 6, 6, 3)]
[Use(typeof(Tower), Name = "a", From = "left")]
[Use(typeof(Tower), Name = "b", From = "right")]
[Concat("a", "b")]
[Dense(2, Name = "head")]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.5)]
public sealed partial class OwnTowers;

[Block]
[Conv2D(20, 3, Name = "conv", Padding = Padding.Same)]
[BatchNormalization(Name = "bn", Frozen = true)]
[Activation(ReLU)]
[GlobalAveragePooling2D]
[Dense(18, Name = "fc", Activation = Activation.Tanh)]
internal static class Tower;

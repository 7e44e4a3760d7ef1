using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Parameters frozen while the program runs train as those frozen by attributes do: not at all, to the bit.</summary>
public sealed class FreezingTests
{
    private static readonly float[] X = Numbers.Floats(30 * 20, 1);
    private static readonly int[] Y = Numbers.Classes(30, 3, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FrozenAtRunTimeIsFrozenByAttribute(int threads)
    {
        var declared = new FrozenByAttribute(1) { MaxThreads = threads };
        var network = new Freezable(1) { MaxThreads = threads };
        Assert.Equal(2, network.Parameters.Freeze("dense0."));
        for (int step = 0; step < 5; step++)
            Assert.Equal(declared.TrainBatch(X, Y), network.TrainBatch(X, Y));
        Assert.Equal(Numbers.Values(declared.Parameters), Numbers.Values(network.Parameters));
        Assert.All(network.Parameters["dense0.weight"].OptimizerState("exp_avg").ToArray(), m => Assert.Equal(0, m));
        Assert.All(network.Parameters["dense1.weight"].OptimizerState("exp_avg").ToArray(), m => Assert.NotEqual(0, m));

        network.Parameters.Freeze("dense0.", frozen: false);
        network.TrainBatch(X, Y);
        Assert.NotEqual(declared.Parameters[0].ToArray(), network.Parameters[0].ToArray());
    }

    [Fact]
    public void TheNormThatClipsIsThatOfTheOthers()
    {
        var declared = new ClippedFrozenByAttribute(1);
        var network = new ClippedFreezable(1);
        network.Parameters["dense0.weight"].Frozen = true;
        for (int step = 0; step < 5; step++)
            Assert.Equal(declared.TrainBatch(X, Y), network.TrainBatch(X, Y));
        Assert.Equal(Numbers.Values(declared.Parameters), Numbers.Values(network.Parameters));
    }

    [Fact]
    public void ImagesAndApplyGradientsKeepWhatIsFrozen()
    {
        var network = new FreezableImage(1);
        float[] images = Numbers.Floats(6 * 64, 3);
        int[] classes = Numbers.Classes(6, 2, 4);
        float[][] before = [.. network.Parameters.Select(p => p.ToArray())];
        network.Parameters.Freeze("conv2D0.");
        network.TrainBatch(images, classes);
        network.ComputeGradients(images, classes);
        network.ApplyGradients();
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(network.Parameters[i].Name.StartsWith("conv2D0.", StringComparison.Ordinal), before[i].SequenceEqual(network.Parameters[i].ToArray()));
    }

    [Fact]
    public void APrefixThatFitsNothingIsToldTheNearest()
    {
        string message = Assert.Throws<ArgumentException>(() => new Freezable(1).Parameters.Freeze("dense7.")).Message;
        Assert.Contains("begins with 'dense7.'; the nearest are 'dense0.bias'", message);
        Assert.Equal(4, new Freezable(1).Parameters.Freeze());
    }
}

[Network]
[Input(20)]
[Dense(17, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 0.01, WeightDecay = 0.1)]
public sealed partial class Freezable;

[Network]
[Input(20)]
[Dense(17, Activation = ReLU, Trainable = false)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 0.01, WeightDecay = 0.1)]
public sealed partial class FrozenByAttribute;

[Network]
[Input(20)]
[Dense(17, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.1, Momentum = 0.9, GlobalClipNorm = 0.05)]
public sealed partial class ClippedFreezable;

[Network]
[Input(20)]
[Dense(17, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.1, Momentum = 0.9, GlobalClipNorm = 0.05)]
[Parameter("dense0.weight", Trainable = false)]
public sealed partial class ClippedFrozenByAttribute;

[Network]
[Input(8, 8, 1)]
[Conv2D(5, 3, Activation = ReLU)]
[Flatten]
[Dense(2)]
[Loss(CrossEntropy)]
[Adam(LearningRate = 0.01)]
public sealed partial class FreezableImage;

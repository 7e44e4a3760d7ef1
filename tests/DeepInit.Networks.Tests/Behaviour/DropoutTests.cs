namespace DeepInit.Networks.Tests.Behaviour;

public sealed class DropoutTests
{
    private const int Rows = 4096;
    private static readonly float[] Ones = [.. Enumerable.Repeat(1f, Rows * OnlyDropout.InputSize)];
    private static readonly float[] Target = new float[Rows * OnlyDropout.OutputSize];

    [Fact]
    public void TheShareOfKeptValuesIsOneMinusTheRateAndTheyAreScaledUp()
    {
        var network = new OnlyDropout(1) { LearningRate = 0 };

        // Of ones, kept at 1/0.7: the mean square is kept / 0.49. The share has a standard deviation of √(0.3 · 0.7 / 262144) = 0.0009; five of them.
        double kept = network.TrainBatch(Ones, Target) * 0.49;
        Assert.InRange(kept, 0.7 - 0.0045, 0.7 + 0.0045);
    }

    [Fact]
    public void EveryStepDropsOtherValues()
    {
        var network = new OnlyDropout(1) { LearningRate = 0 };
        float[] losses = [.. Enumerable.Range(0, 4).Select(_ => network.TrainBatch(Ones, Target))];

        Assert.Equal(4, losses.Distinct().Count());
    }

    [Fact]
    public void InferenceDropsNothing()
    {
        var network = new OnlyDropout(1);

        Assert.Equal(1f, network.ComputeLoss(Ones, Target));
        Assert.Equal(Ones[..640], network.Predict(Ones.AsSpan(0, 640)));
    }

    [Fact]
    public void TrainingWithDropoutSwitchedOffDropsNothing()
    {
        var network = new OnlyDropout(1) { LearningRate = 0, IsRandomized = false };

        Assert.Equal(1f, network.TrainBatch(Ones, Target));
        network.IsRandomized = true;
        Assert.NotEqual(1f, network.TrainBatch(Ones, Target));
    }

    [Fact]
    public void AnotherSeedDropsOtherValues()
    {
        float[] losses = [.. Enumerable.Range(0, 3).Select(seed => new OnlyDropout(seed).TrainBatch(Ones, Target))];

        Assert.Equal(3, losses.Distinct().Count());
    }
}

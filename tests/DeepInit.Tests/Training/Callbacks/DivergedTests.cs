namespace DeepInit.Tests.Training.Callbacks;

/// <summary>Trainings that diverge: no epoch of NaN, and none that left a parameter that is not finite, is the best.</summary>
public sealed class DivergedTests
{
    private static (LineNetwork Network, History History) Fit(double[] biases, params ITrainingCallback[] callbacks)
    {
        // The loss of an epoch is the square of the bias that the one before left: inputs and targets are 0.
        var network = new LineNetwork { LearningRate = 0 };
        network.AfterStep = n => n.Parameters[1][0] = (float)biases[n.StepCount - 1];
        FitOptions options = new() { Epochs = biases.Length };
        foreach (ITrainingCallback callback in callbacks)
            options.Callbacks.Add(callback);
        return (network, Trainer.Fit(network, new Dataset<float>(new float[2], new float[1]), options));
    }

    [Fact]
    public void EarlyStoppingDoesNotRestoreAnEpochThatDiverged()
    {
        // The third epoch's loss is the least, and its step leaves NaN.
        var stopping = new EarlyStopping { Patience = 10, Monitor = MonitoredValue.Loss };
        (LineNetwork network, _) = Fit([3, 1, double.NaN, double.NaN], stopping);
        Assert.Equal(1, stopping.BestEpoch);
        Assert.Equal(3, network.Parameters[1][0]);
    }

    [Fact]
    public void ACheckpointOfTheBestIsNotOfNaN()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "best.safetensors");
            Fit([1, 2, double.NaN], new ModelCheckpoint(path) { Monitor = MonitoredValue.Of("epoch", true, epoch => epoch.Epoch) });
            var loaded = new LineNetwork();
            WeightFile.Load(loaded.Parameters, path);
            Assert.Equal(2, loaded.Parameters[1][0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void AHistoryOfNaNHasNoBest()
    {
        var history = new History();
        history.Add(new EpochProgress(1, 1, 1, double.NaN, null, null, null, 0.1, 0));
        Assert.Null(history.Best);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void ACooldownLeavesOutSoManyEpochs(int cooldown)
    {
        // The first epoch is the best; two that are not better reduce the rate; then the cooldown passes, and so on.
        var rates = new List<int>();
        var network = new LineNetwork { LearningRate = 1 };
        var noted = new LambdaCallback { OnEpochStarted = training => rates.Add((int)Math.Round(Math.Log2(1 / training.BaseLearningRate))) };
        Trainer.Fit(network, new Dataset<float>(new float[2], new float[1]), new FitOptions
        {
            Epochs = 12,
            Callbacks = { noted, new ReduceLROnPlateau { Monitor = MonitoredValue.Of("one", false, _ => 1), Patience = 2, Factor = 0.5, Cooldown = cooldown } },
        });
        Assert.Equal(Enumerable.Range(0, 12).Select(finished => finished < 3 ? 0 : 1 + ((finished - 3) / (2 + cooldown))), rates);
    }
}

namespace DeepInit.Networks.Tests.Behaviour;

public sealed class FitTests
{
    [Fact]
    public void FitLearnsWithValidationAndReportsEveryEpoch()
    {
        var network = new SmallClassifier(1);
        float before = network.ComputeLoss(Data.X, Data.Classes);
        var options = new FitOptions { Epochs = 12, BatchSize = 16, ValidationSplit = 0.25, Accuracy = true };
        History history = network.Fit(new Dataset<float>(Data.X, Data.Classes), options);

        Assert.Equal(12, history.Count);
        Assert.All(history, epoch => Assert.True(epoch.ValidationLoss is > 0 && epoch.Accuracy is >= 0 and <= 1));
        Assert.True(history[11].Loss < 0.5 * before, $"The loss fell from {before} only to {history[11].Loss}.");
        Assert.True(history[11].ValidationAccuracy > 0.7, $"The accuracy is {history[11].ValidationAccuracy}.");
        Assert.Equal(12 * 9, network.StepCount);
    }

    [Fact]
    public void FitIsTheSameStepsAsTrainBatch()
    {
        var fitted = new SmallClassifier(1);
        fitted.Fit(new Dataset<float>(Data.X, Data.Classes), new FitOptions { BatchSize = 32, Shuffle = false });
        var stepped = new SmallClassifier(1);
        for (int start = 0; start < Data.Rows; start += 32)
        {
            int rows = Math.Min(32, Data.Rows - start);
            stepped.TrainBatch(Data.X.AsSpan(start * 20, rows * 20), Data.Classes.AsSpan(start, rows));
        }

        Assert.Equal(Numbers.Values(stepped.Parameters), Numbers.Values(fitted.Parameters));
    }

    [Fact]
    public void AGraphIsFittedByTheNamesOfItsInputsAndTargets()
    {
        var network = new SmallGraph(1);
        Dataset<double> data = new Dataset<double>().WithInput("right", Numbers.Doubles(170, 1)).WithInput("left", Numbers.Doubles(50, 2))
            .WithTarget("values", Numbers.Doubles(20, 3)).WithClasses("classes", Numbers.Classes(10, 4, 4));
        double before = network.Evaluate(data).Loss;
        network.Fit(data, new FitOptions { Epochs = 20, BatchSize = 5 });

        Assert.True(network.Evaluate(data).Loss < before);
    }

    [Fact]
    public void CancellationStopsBetweenStepsAndKeepsWhatWasLearnt()
    {
        using var source = new CancellationTokenSource();
        var network = new SmallClassifier(1);
        var options = new FitOptions { Epochs = 100, BatchSize = 16, CancellationToken = source.Token, Progress = new CancelAfter(3, source) };

        FitCanceledException error = Assert.Throws<FitCanceledException>(() => network.Fit(new Dataset<float>(Data.X, Data.Classes), options));

        Assert.Equal(3, error.History.Count);
        Assert.Equal(3 * 12, network.StepCount);
        Assert.True(network.ComputeLoss(Data.X, Data.Classes) < new SmallClassifier(1).ComputeLoss(Data.X, Data.Classes));
    }

    /// <summary>The class of a row is the largest of its first three numbers.</summary>
    private static class Data
    {
        public const int Rows = 192;
        public static readonly float[] X = Numbers.Floats(Rows * 20, 5);
        public static readonly int[] Classes = [.. X.Chunk(20).Select(row => Array.IndexOf(row, row[..3].Max()))];
    }

    private sealed class CancelAfter(int epoch, CancellationTokenSource source) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value)
        {
            if (value.Epoch == epoch)
                source.Cancel();
        }
    }
}

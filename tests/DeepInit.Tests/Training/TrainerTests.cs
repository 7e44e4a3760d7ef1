namespace DeepInit.Tests.Training;

/// <summary>The training loop, around a network of one line.</summary>
public sealed class TrainerTests
{
    [Fact]
    public void FitLearnsALine()
    {
        var network = new LineNetwork();
        History history = Trainer.Fit(network, Line(100), new FitOptions { Epochs = 200, BatchSize = 10, Seed = 1 });
        Assert.Equal(200, history.Count);
        Assert.InRange(history.Last!.Loss, 0, 1e-4);
        Assert.InRange(network.Parameters[0][0], 1.98f, 2.02f);
        Assert.InRange(network.Parameters[0][1], -3.02f, -2.98f);
        Assert.InRange(network.Parameters[1][0], 0.48f, 0.52f);
    }

    [Fact]
    public void TheLastBatchHoldsWhatIsLeftAndCountsByItsRows()
    {
        // A network that cannot learn: its loss is the mean square of the targets.
        var network = new LineNetwork { LearningRate = 0 };
        var data = new Dataset<float>(new float[10], [1f, 1, 1, 1, 5]);
        History history = Trainer.Fit(network, data, new FitOptions { BatchSize = 4, Shuffle = false });
        Assert.Equal([1, 1, 1, 1], network.Batches[0]);
        Assert.Equal([5], network.Batches[1]);
        Assert.Equal(2, history[0].Steps);
        Assert.Equal((4 + 25) / 5.0, history[0].Loss, 6);
    }

    [Fact]
    public void EachEpochIsShuffledAnewAndTheSameForTheSameSeed()
    {
        List<float[]> Orders(FitOptions options)
        {
            var network = new LineNetwork();
            Trainer.Fit(network, Line(50), options);
            return [.. network.Batches];
        }

        List<float[]> first = Orders(new FitOptions { Epochs = 2, BatchSize = 50, Seed = 7 });
        Assert.Equal(first, Orders(new FitOptions { Epochs = 2, BatchSize = 50, Seed = 7 }));
        Assert.NotEqual(first, Orders(new FitOptions { Epochs = 2, BatchSize = 50, Seed = 8 }));
        Assert.NotEqual(first[0], first[1]);
        Assert.Equal(first[0].Order(), first[1].Order());

        List<float[]> unshuffled = Orders(new FitOptions { Epochs = 2, BatchSize = 50, Shuffle = false });
        Assert.Equal(unshuffled[0], unshuffled[1]);
    }

    [Fact]
    public void TwoFitsAreOneOfTheirEpochsTogether()
    {
        FitOptions options = new() { Epochs = 4, BatchSize = 8, Seed = 3, Schedule = new ExponentialDecay(0.99) };
        var once = new LineNetwork();
        Trainer.Fit(once, Line(20), options);

        var twice = new LineNetwork();
        options.Epochs = 1;
        Trainer.Fit(twice, Line(20), options);
        options.Epochs = 3;
        Trainer.Fit(twice, Line(20), options);

        Assert.Equal(once.Batches, twice.Batches);
        Assert.Equal(once.LearningRates, twice.LearningRates);
        Assert.Equal(once.Parameters[0].ToArray(), twice.Parameters[0].ToArray());
    }

    [Fact]
    public void AScheduleSetsTheRateOfEveryStepAndPutsTheBaseBack()
    {
        var network = new LineNetwork { LearningRate = 0.1 };
        History history = Trainer.Fit(network, Line(10), new FitOptions { Epochs = 2, BatchSize = 4, Schedule = new StepDecay(2, 0.5) });
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.025, 0.025], network.LearningRates);
        Assert.Equal(0.1, network.LearningRate);
        Assert.Equal([0.05, 0.025], history.Select(e => e.LearningRate));
    }

    [Fact]
    public void AScheduleMayCountEpochs()
    {
        var network = new LineNetwork { LearningRate = 0.1 };
        FitOptions options = new() { Epochs = 3, BatchSize = 4, Schedule = new StepDecay(1, 0.5), ScheduleInterval = ScheduleInterval.Epoch };
        Trainer.Fit(network, Line(10), options);
        Assert.Equal([0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025], network.LearningRates);
    }

    [Fact]
    public void ValidationIsMeasuredAfterEveryEpochAndNotTrainedOn()
    {
        var network = new LineNetwork { LearningRate = 0 };
        var validation = new Dataset<float>(new float[6], [3f, 3, 3]);
        History history = Trainer.Fit(network, new Dataset<float>(new float[8], [1f, 1, 1, 1]), new FitOptions { Epochs = 2, BatchSize = 2, Validation = validation });
        Assert.Equal([1, 1], history.Select(e => e.Loss));
        Assert.Equal([9, 9], history.Select(e => e.ValidationLoss!.Value));
        Assert.Equal([2, 1, 2, 1], network.MeasuredRows);
        Assert.All(network.Batches, b => Assert.DoesNotContain(3, b));
    }

    [Fact]
    public void AValidationSplitKeepsTheLastRows()
    {
        var network = new LineNetwork { LearningRate = 0 };
        var data = new Dataset<float>(new float[20], [1f, 1, 1, 1, 1, 1, 1, 1, 3, 3]);
        History history = Trainer.Fit(network, data, new FitOptions { ValidationSplit = 0.2 });
        Assert.Equal(1, history[0].Loss);
        Assert.Equal(9, history[0].ValidationLoss);
    }

    [Fact]
    public void CancellingStopsBetweenStepsAndKeepsHistoryAndNetwork()
    {
        using var source = new CancellationTokenSource();
        var network = new LineNetwork();
        network.AfterStep = n =>
        {
            if (n.StepCount == 7)
                source.Cancel();
        };
        var e = Assert.Throws<FitCanceledException>(() =>
            Trainer.Fit(network, Line(30), new FitOptions { Epochs = 10, BatchSize = 10, CancellationToken = source.Token, Schedule = new ExponentialDecay(0.5) }));
        Assert.Equal(2, e.History.Count);
        Assert.Equal(7, network.StepCount);
        Assert.Equal(source.Token, e.CancellationToken);
        Assert.IsAssignableFrom<OperationCanceledException>(e);
        Assert.Equal(0.01, network.LearningRate);
        Assert.Contains("2 whole epochs", e.Message);
    }

    [Fact]
    public void CancelledBeforeItsStartFitDoesNothing()
    {
        var network = new LineNetwork();
        var e = Assert.Throws<FitCanceledException>(() => Trainer.Fit(network, Line(30), new FitOptions { CancellationToken = new CancellationToken(true) }));
        Assert.Empty(e.History);
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void ProgressHearsOfEveryEpoch()
    {
        var heard = new Heard();
        History history = Trainer.Fit(new LineNetwork(), Line(30), new FitOptions { Epochs = 3, Progress = heard });
        Assert.Equal(history, heard.Epochs);
        Assert.Equal([1, 2, 3], history.Select(e => e.Epoch));
        Assert.All(history, e => Assert.Equal(3, e.Epochs));
    }

    [Fact]
    public void VerboseWritesALineForEveryEpoch()
    {
        TextWriter console = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            Trainer.Fit(new LineNetwork(), Line(30), new FitOptions { Epochs = 2, Verbose = true });
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Contains("Epoch 1/2 - 1 step - ", text.ToString());
        Assert.Contains("Epoch 2/2 - 1 step - ", text.ToString());
    }

    [Fact]
    public void AccuracyIsMeasuredOnlyWhenAskedForAndMeaningful()
    {
        LineNetwork Classifier() => new() { LearningRate = 0, Targets = [new("target", [1], accuracy: AccuracyRule.LogitAboveZero)] };
        var data = new Dataset<float>(new float[8], [0f, 0, 0, 1]);
        var validation = new Dataset<float>(new float[4], [1f, 0]);
        FitOptions asked = new() { Accuracy = true, BatchSize = 3, Validation = validation };

        History history = Trainer.Fit(Classifier(), data, asked);
        Assert.Equal(0.75, history[0].Accuracy);
        Assert.Equal(0.5, history[0].ValidationAccuracy);
        Assert.Null(Trainer.Fit(Classifier(), data)[0].Accuracy);
        Assert.Null(Trainer.Fit(new LineNetwork(), data, asked)[0].Accuracy);
    }

    [Fact]
    public void EvaluateMeasuresAndChangesNothing()
    {
        var network = new LineNetwork();
        Evaluation evaluation = Trainer.Evaluate(network, new Dataset<float>(new float[10], [1f, 1, 1, 1, 5]), batchSize: 4);
        Assert.Equal((4 + 25) / 5.0, evaluation.Loss, 6);
        Assert.Null(evaluation.Accuracy);
        Assert.Equal([4, 1], network.MeasuredRows);
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void MoreEpochsAllocateNothingForTheirSteps()
    {
        long Allocated(int rows)
        {
            var network = new LineNetwork(notes: false) { Targets = [new("target", [1], accuracy: AccuracyRule.SameSign)] };
            Dataset<float> data = Line(rows);
            FitOptions options = new() { BatchSize = 1, Accuracy = true, Epochs = 2 };
            return Allocations.Of(() => Trainer.Fit(network, data, options));
        }

        // 900 more rows in two epochs are 1800 more steps; the order of the rows takes 4 bytes for each row.
        Assert.InRange(Allocated(1000) - Allocated(100), 0, (900 * 4) + 16);
    }

    [Fact]
    public void OptionsThatMakeNoSenseAreRefused()
    {
        void Refused<TException>(FitOptions options, string message)
            where TException : ArgumentException =>
            Assert.Contains(message, Assert.Throws<TException>(() => Trainer.Fit(new LineNetwork(), Line(10), options)).Message);

        Refused<ArgumentOutOfRangeException>(new FitOptions { Epochs = 0 }, "Epochs");
        Refused<ArgumentOutOfRangeException>(new FitOptions { BatchSize = 0 }, "BatchSize");
        Refused<ArgumentOutOfRangeException>(new FitOptions { ValidationSplit = 1 }, "ValidationSplit");
        Refused<ArgumentOutOfRangeException>(new FitOptions { ValidationSplit = double.NaN }, "ValidationSplit");
        Refused<ArgumentException>(new FitOptions { ValidationSplit = 0.5, Validation = Line(3) }, "at most one");
        Refused<ArgumentException>(new FitOptions { Validation = new Dataset<double>() }, "element type");
        Refused<ArgumentException>(new FitOptions { ValidationSplit = 0.01 }, "no rows");
        Assert.Throws<ArgumentNullException>(() => Trainer.Fit<float>(null!, Line(3)));
        Assert.Throws<ArgumentNullException>(() => Trainer.Fit(new LineNetwork(), (Dataset<float>)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Evaluate(new LineNetwork(), Line(3), batchSize: 0));
    }

    /// <summary>Points of y = 2 a − 3 b + 0.5.</summary>
    private static Dataset<float> Line(int rows)
    {
        var random = new Random(5);
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            x[2 * r] = (float)(random.NextDouble() * 2) - 1;
            x[(2 * r) + 1] = (float)(random.NextDouble() * 2) - 1;
            y[r] = (2 * x[2 * r]) - (3 * x[(2 * r) + 1]) + 0.5f;
        }

        return new Dataset<float>(x, y);
    }

    private sealed class Heard : IProgress<EpochProgress>
    {
        public List<EpochProgress> Epochs { get; } = [];

        public void Report(EpochProgress value) => Epochs.Add(value);
    }
}

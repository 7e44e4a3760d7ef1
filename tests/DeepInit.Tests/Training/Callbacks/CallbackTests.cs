namespace DeepInit.Tests.Training.Callbacks;

public sealed class CallbackTests
{
    /// <summary>A training whose validation losses are given: the network does not learn, its one weight that matters is set before each validation.</summary>
    private static (LineNetwork Network, History History) Fit(double[] losses, params ITrainingCallback[] callbacks)
    {
        var network = new LineNetwork { LearningRate = 0.5 };

        // The output is the bias, the target 0: the loss is its square. A step with inputs and targets of 0 pulls the bias to 0, so it is set after it.
        network.AfterStep = n => n.Parameters[1][0] = (float)Math.Sqrt(losses[n.StepCount - 1]);
        FitOptions options = new() { Epochs = losses.Length, Validation = new Dataset<float>(new float[2], new float[1]) };
        foreach (ITrainingCallback callback in callbacks)
            options.Callbacks.Add(callback);
        History history = Trainer.Fit(network, new Dataset<float>(new float[2], new float[1]), options);
        return (network, history);
    }

    [Fact]
    public void EarlyStoppingWaitsForItsPatienceAndRestoresTheBest()
    {
        var stopping = new EarlyStopping { Patience = 2 };
        (LineNetwork network, History history) = Fit([9, 4, 1, 4, 4, 4, 0], stopping);
        Assert.Equal(5, history.Count);
        Assert.Equal(3, stopping.BestEpoch);
        Assert.Equal(1, network.Parameters[1][0]);
        Assert.Contains("2 epochs", history.StopReason);
    }

    [Fact]
    public void EarlyStoppingCountsOnlyWhatIsBetterByItsDelta()
    {
        Assert.Equal(3, Fit([9, 8.9, 8.8, 8.7], new EarlyStopping { Patience = 2, MinDelta = 1 }).History.Count);
        Assert.Equal(4, Fit([9, 8.9, 8.8, 8.7], new EarlyStopping { Patience = 2 }).History.Count);
        Assert.Equal(4, Fit([1, 9, 9, 9], new EarlyStopping { Patience = 1, StartFromEpoch = 2 }).History.Count);
    }

    [Fact]
    public void EarlyStoppingMayLeaveTheLastWeights() =>
        Assert.Equal(3, Fit([1, 9], new EarlyStopping { Patience = 1, RestoreBestWeights = false }).Network.Parameters[1][0]);

    [Fact]
    public void WhatIsNotMeasuredCannotBeWatched()
    {
        FitOptions options = new() { Callbacks = { new EarlyStopping { Monitor = MonitoredValue.ValidationLoss } } };
        Assert.Contains("val_loss", Assert.Throws<InvalidOperationException>(() => Trainer.Fit(new LineNetwork(), Points.Line(4), options)).Message);
    }

    [Fact]
    public void ModelCheckpointKeepsTheBestEpochOrEveryNth()
    {
        using var folder = new Files.TemporaryFolder();
        string best = folder.Path("best.safetensors");
        Fit([9, 1, 4, 16], new ModelCheckpoint(best), new ModelCheckpoint(folder.Path("{epoch}.safetensors")) { BestOnly = false, EveryEpochs = 2 });
        var network = new LineNetwork();
        WeightFile.Load(network.Parameters, best);
        Assert.Equal(1, network.Parameters[1][0]);
        WeightFile.Load(network.Parameters, folder.Path("4.safetensors"));
        Assert.Equal(4, network.Parameters[1][0]);
        Assert.Equal(["2.safetensors", "4.safetensors", "best.safetensors"], folder.Files());
    }

    [Fact]
    public void ReduceLROnPlateauMultipliesTheRateAfterItsPatience()
    {
        (_, History history) = Fit([4, 4, 4, 4, 4, 4, 1], new ReduceLROnPlateau { Patience = 2, Factor = 0.5, MinLearningRate = 0.2 });
        Assert.Equal([0.5, 0.5, 0.5, 0.25, 0.25, 0.2, 0.2], history.Select(e => e.LearningRate));
        (_, history) = Fit([4, 4, 4, 4, 4, 4, 4], new ReduceLROnPlateau { Patience = 1, Factor = 0.5, Cooldown = 2 });
        Assert.Equal([0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125], history.Select(e => e.LearningRate));
    }

    [Fact]
    public void LearningRateSchedulerSetsTheRateOfEveryEpoch() =>
        Assert.Equal([0.5, 0.25, 0.125], Fit([1, 1, 1], new LearningRateScheduler((epoch, rate) => epoch == 1 ? rate : rate / 2)).History.Select(e => e.LearningRate));

    [Fact]
    public void AFileThatIsNoLogIsQuotedInPart()
    {
        using var folder = new Files.TemporaryFolder();
        string path = folder.Path("log.csv");
        File.WriteAllText(path, new string('x', 79) + "\U0001F600 and more\n1,2\n");
        string message = Assert.Throws<DataFileException>(() => Fit([1], new CSVLogger(path) { Append = true })).Message;
        Assert.Contains($"its first line is '{new string('x', 79)}… (90 characters)'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void CSVLoggerWritesALineForEveryEpochAndMayAppend()
    {
        using var folder = new Files.TemporaryFolder();
        string path = folder.Path("log.csv");
        Fit([9, 4], new CSVLogger(path));
        Fit([1], new CSVLogger(path) { Append = true });
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("epoch,steps,seconds,learning_rate,loss,val_loss", lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("2,1,", lines[2]);
        Assert.EndsWith(",4", lines[2]);
        Fit([16], new CSVLogger(path));
        Assert.Equal(2, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void TerminateOnNaNSaysWhichStepAndParameter()
    {
        var network = new LineNetwork();
        network.AfterStep = n =>
        {
            if (n.StepCount == 5)
                n.Parameters[1][0] = float.PositiveInfinity;
        };
        var guard = new TerminateOnNaN();
        History history = Trainer.Fit(network, Points.Line(30), new FitOptions { Epochs = 9, BatchSize = 10, Callbacks = { guard } });
        Assert.Equal(5, guard.Step);
        Assert.Equal("bias", guard.Parameter);
        Assert.Equal(5, network.StepCount);
        Assert.Contains("Step 5 (epoch 2, step 2)", history.StopReason);
        Assert.Contains("'bias'", history.StopReason);
    }

    [Fact]
    public void ExponentialMovingAverageIsItsRecursion()
    {
        var average = new ExponentialMovingAverage { Decay = 0.75, WarmUp = false };
        var network = new LineNetwork();
        network.AfterStep = n => n.Parameters[0][1] = n.StepCount;
        Trainer.Fit(network, Points.Line(3), new FitOptions { BatchSize = 1, Callbacks = { average } });
        Assert.Equal((0.75f * ((0.75f * 0.25f) + 0.5f)) + 0.75f, network.Parameters[0][1]);
        average.Exchange();
        Assert.Equal(3, network.Parameters[0][1]);
        Assert.Throws<InvalidOperationException>(new ExponentialMovingAverage().Exchange);
    }

    [Fact]
    public void LambdaCallbackHearsOfEverythingInOrder()
    {
        List<string> heard = [];
        var callback = new LambdaCallback
        {
            OnTrainingStarted = t => heard.Add($"start {t.Network}"),
            OnEpochStarted = t => heard.Add($"epoch {t.Epoch}/{t.Epochs}"),
            OnStepFinished = t => heard.Add($"step {t.Step}/{t.StepsPerEpoch}"),
            OnEpochFinished = (t, e) => heard.Add($"end {e.Epoch} {ReferenceEquals(e, t.History.Last)}"),
            OnTrainingFinished = _ => heard.Add("stop"),
        };
        Trainer.Fit(new LineNetwork(), Points.Line(4), new FitOptions { Epochs = 2, BatchSize = 2, Callbacks = { callback } });
        Assert.Equal(
            ["start Line", "epoch 1/2", "step 1/2", "step 2/2", "end 1 True", "epoch 2/2", "step 1/2", "step 2/2", "end 2 True", "stop"], heard);
    }

    [Fact]
    public void StepsWithCallbacksAllocateNothing()
    {
        long Allocated(int rows)
        {
            var network = new LineNetwork(notes: false);
            Dataset<float> data = Points.Line(rows);
            FitOptions options = new()
            {
                BatchSize = 1,
                Metrics = { new MeanAbsoluteErrorMetric(), new R2Metric() },
                Callbacks = { new EarlyStopping(), new TerminateOnNaN(), new ExponentialMovingAverage(), new ReduceLROnPlateau() },
                StepProgress = new Silent(),
            };
            return Allocations.Of(() => Trainer.Fit(network, data, options));
        }

        // The order of the rows takes 4 bytes for each.
        Assert.InRange(Allocated(1000) - Allocated(100), 0, (900 * 4) + 16);
    }

    private sealed class Silent : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}

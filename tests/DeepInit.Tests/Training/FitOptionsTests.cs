namespace DeepInit.Tests.Training;

/// <summary>Options that go beyond epochs and batches.</summary>
public sealed class FitOptionsTests
{
    [Fact]
    public void StepsPerEpochGoOnInTheDataWhereTheEpochBeforeStopped()
    {
        var whole = new LineNetwork();
        Trainer.Fit(whole, Points.Line(10), new FitOptions { Epochs = 2, BatchSize = 2, Seed = 4 });
        var parts = new LineNetwork();
        History history = Trainer.Fit(parts, Points.Line(10), new FitOptions { Epochs = 5, BatchSize = 2, Seed = 4, StepsPerEpoch = 2 });
        Assert.Equal(whole.Batches, parts.Batches);
        Assert.All(history, e => Assert.Equal(2, e.Steps));
    }

    [Fact]
    public void InitialEpochCountsEpochsAsDone()
    {
        History history = Trainer.Fit(new LineNetwork(), Points.Line(4), new FitOptions { InitialEpoch = 3, Epochs = 5 });
        Assert.Equal([4, 5], history.Select(e => e.Epoch));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Fit(new LineNetwork(), Points.Line(4), new FitOptions { InitialEpoch = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Fit(new LineNetwork(), Points.Line(4), new FitOptions { StepsPerEpoch = 0 }));
    }

    [Fact]
    public void RelativeSchedulesFitTheTrainingWhateverCameBefore()
    {
        var network = new LineNetwork { LearningRate = 1e-3, StepCount = 1000 };
        FitOptions options = new() { Epochs = 10, BatchSize = 2, Schedule = RelativeSchedule.WarmupCosine(warmup: 0.2) };
        Trainer.Fit(network, Points.Line(8), options);
        var absolute = new WarmupCosine(8, 40);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => absolute.At(i, 1e-3)), network.LearningRates);
        Assert.Throws<InvalidOperationException>(() => RelativeSchedule.LinearWarmup().At(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativeSchedule.LinearWarmup(1));
    }

    [Fact]
    public void EveryWayToTrainAndMeasureIsAnExtensionOfTheNetwork()
    {
        ITrainableNetwork<float> network = new LineNetwork();

        Assert.Single(network.Fit(Points.Line(10)));
        Assert.Null(network.Evaluate(Points.Line(10), batchSize: 5, accuracy: false).Accuracy);
        Assert.All(
            typeof(Trainer).GetMethods().Where(method => method.IsStatic),
            method => Assert.True(method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false), method.ToString()));
        Assert.All(
            typeof(Trainer).GetMethods().Where(method => method.Name == nameof(Trainer.FitAsync)),
            method => Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task FitAsyncStopsByItsTokenAndByThatOfTheOptions(bool byArgument, bool byOptions)
    {
        using CancellationTokenSource argument = new(), own = new();
        int epochs = 0;
        var options = new FitOptions { Epochs = 1000, CancellationToken = own.Token };
        options.Callbacks.Add(new Counter(() =>
        {
            if (++epochs < 3)
                return;
            if (byArgument)
                argument.Cancel();
            if (byOptions)
                own.Cancel();
        }));

        var stopped = await Assert.ThrowsAsync<FitCanceledException>(() => new LineNetwork().FitAsync(Points.Line(10), options, argument.Token));

        Assert.Equal(3, stopped.History.Count);
        Assert.Equal(own.Token, options.CancellationToken);
    }

    [Fact]
    public async Task FitAsyncIsFitOnAnotherThread()
    {
        var network = new LineNetwork();
        int thread = Environment.CurrentManagedThreadId;
        network.AfterStep = _ => Assert.NotEqual(thread, Environment.CurrentManagedThreadId);
        History history = await network.FitAsync(Points.Line(10), new FitOptions { Epochs = 2 });
        Assert.Equal(2, history.Count);
        await Assert.ThrowsAsync<FitCanceledException>(() => network.FitAsync(Points.Line(10), new FitOptions { CancellationToken = new(true) }));
    }

    [Fact]
    public void MetricsAreMeasuredOnTrainingAndValidationRowsAndCanBeWatched()
    {
        var mae = new MeanAbsoluteErrorMetric();
        var network = new LineNetwork { LearningRate = 0 };
        FitOptions options = new()
        {
            BatchSize = 2,
            Epochs = 4,
            Metrics = { mae },
            Validation = new Dataset<float>(new float[4], [3f, 3]),
            Callbacks = { new EarlyStopping { Monitor = MonitoredValue.OfValidation(mae), Patience = 1 } },
        };
        History history = Trainer.Fit(network, new Dataset<float>(new float[6], [1f, 1, 4]), options);
        Assert.Equal(2, history.Count);
        Assert.Equal(2, history[0].Metrics[0].Value);
        Assert.Equal(3, history[0].Metrics[0].ValidationValue);
        Assert.Equal(["loss", "mae", "val_loss", "val_mae"], history[0].Values.Select(v => v.Key));
        Assert.Equal(2, MonitoredValue.Of(mae).In(history[0]));
        Assert.EndsWith("- mae: 2.0000 - val_loss: 9.0000 - val_mae: 3.0000", history[0].ToString());
    }

    [Fact]
    public void LogitsAreMeasuredAsProbabilities()
    {
        var logLoss = new LogLossMetric();
        var network = new LineNetwork { LearningRate = 0, Targets = [new("target", [1], accuracy: AccuracyRule.LogitAboveZero)] };
        network.Parameters[1][0] = 2;
        network.Evaluate(new Dataset<float>(new float[2], [1f]), [logLoss]);
        Assert.Equal(Math.Log(1 + Math.Exp(-2)), logLoss.Value, 1e-6);
        var wrong = new LogLossMetric { Target = "other" };
        Assert.Contains("'other'", Assert.Throws<ArgumentException>(() => network.Evaluate(new Dataset<float>(new float[2], [1f]), [wrong])).Message);
    }

    [Fact]
    public void StepProgressHearsOfEveryStep()
    {
        var heard = new Heard();
        Trainer.Fit(new LineNetwork(), Points.Line(4), new FitOptions { Epochs = 2, BatchSize = 2, StepProgress = heard });
        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2)], heard.Steps.Select(s => (s.Epoch, s.Step)));
        Assert.All(heard.Steps, s => Assert.Equal((2, 2, 0.01), (s.Epochs, s.Steps, s.LearningRate)));
    }

    private sealed class Counter(Action finished) : TrainingCallback
    {
        public override void EpochFinished(TrainingContext training, EpochProgress epoch) => finished();
    }

    private sealed class Heard : IProgress<StepProgress>
    {
        public List<StepProgress> Steps { get; } = [];

        public void Report(StepProgress value) => Steps.Add(value);
    }
}

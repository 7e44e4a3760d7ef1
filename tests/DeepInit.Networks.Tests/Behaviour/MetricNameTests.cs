namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Names of metrics, and logs, of trainings that stop and go on.</summary>
public sealed class MetricNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TwoTargetsWithOneMetricHaveTwoNamesAlsoAfterAResume()
    {
        (History whole, string[] wholeLog) = Train("whole", stopAfter: 0);
        Train("parts", stopAfter: 7);
        (History resumed, string[] log) = Train("parts", stopAfter: 0);

        Assert.Equal(
            ["loss", "price_mae", "rent_mae", "rest", "val_loss", "val_price_mae", "val_rent_mae", "val_rest"],
            resumed[0].Values.Select(v => v.Key));
        Assert.Equal(whole.SelectMany(e => e.Values), resumed.SelectMany(e => e.Values));
        Assert.NotEqual(resumed[0].Metrics[0].Value, resumed[0].Metrics[1].Value);
        Assert.Equal("epoch,steps,seconds,learning_rate,loss,price_mae,rent_mae,rest,val_loss,val_price_mae,val_rent_mae,val_rest", log[0]);
        Assert.Equal(wholeLog.Select(WithoutSeconds), log.Select(WithoutSeconds));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ALogGoesOnAtTheCheckpoint(bool append)
    {
        string path = Place("log.csv");
        if (append)
            File.WriteAllText(path, "epoch,steps,seconds,learning_rate,loss\r\n1,8,0.100,0.5,3\r\n2,8,0.100,0.5,2\r\n");
        Train("log", stopAfter: 7, append: append);
        string[] before = File.ReadAllLines(path);

        // Killed after the lines of two more epochs and half of a third, of which the checkpoint knows nothing.
        string later = before[^1].Substring(before[^1].IndexOf(','));
        File.AppendAllText(path, $"4{later}\r\n5{later}\r\n6,2,0.0");
        (History history, string[] log) = Train("log", stopAfter: 0, append: append);

        int own = append ? 3 : 1;
        Assert.Equal(before.Take(own + 3), log.Take(own + 3));
        Assert.Equal([.. append ? ["1", "2"] : Array.Empty<string>(), "1", "2", "3", "4", "5"], log.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal(5, history.Count);
        if (append)
            Assert.Equal("1,8,0.100,0.5,3,,,,,,,", log[1]);
    }

    [Fact]
    public void LinesThatAreMissingAreWrittenFromTheHistory()
    {
        Train("log", stopAfter: 7);
        string[] before = File.ReadAllLines(Place("log.csv"));
        File.Delete(Place("log.csv"));
        string[] log = Train("log", stopAfter: 0).Log;
        Assert.Equal(before, log.Take(before.Length));
        Assert.Equal(6, log.Length);
    }

    [Fact]
    public void AFileThatIsNoLogIsNotAppendedTo()
    {
        string path = Place("log.csv");
        File.WriteAllText(path, "name,age\r\nAnna,7\r\n");
        DataFileException error = Assert.Throws<DataFileException>(() => Train("log", 0, append: true));
        Assert.Contains("its first line is 'name,age'; expected names of columns, of which 'epoch' is the first", error.Message, StringComparison.Ordinal);
        Assert.Equal("name,age\r\nAnna,7\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void ATorsoIsCutBeforeLinesAreAdded()
    {
        string path = Place("log.csv");
        File.WriteAllText(path, "epoch,loss\r\n1,0.5\r\n2,0.");
        string[] log = Train("log", 0, append: true).Log;
        Assert.Equal("epoch,loss,steps,seconds,learning_rate,price_mae,rent_mae,rest,val_loss,val_price_mae,val_rent_mae,val_rest", log[0]);
        Assert.Equal("1,0.5,,,,,,,,,,", log[1]);
        Assert.Equal(["1", "1", "2", "3", "4", "5"], log.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(log, line => Assert.Equal(12, line.Split(',').Length));
    }

    [Fact]
    public void AnUnknownNameIsRefusedWithThoseThatThereAre()
    {
        FitOptions options = Options();
        options.Callbacks.Add(new EarlyStopping { Monitor = MonitoredValue.Named("val_mae") });
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new TwoPrices(1).Fit(Data(1), options));
        Assert.Contains("watches 'val_mae'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'price_mae', 'rent_mae', 'rest', 'val_loss', 'val_price_mae'", error.Message, StringComparison.Ordinal);

        options = Options();
        options.Epochs = 20;
        options.Callbacks.Add(new EarlyStopping { Monitor = MonitoredValue.OfValidation(options.Metrics[1]), Patience = 1, MinDelta = 1e9 });
        Assert.StartsWith("val_rent_mae has not become better", new TwoPrices(1).Fit(Data(1), options).StopReason, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOfOneTargetAreNumberedAndTheSameObjectIsRefused()
    {
        FitOptions options = new() { Metrics = { new MeanAbsoluteErrorMetric(), new MeanAbsoluteErrorMetric(), new MeanSquaredErrorMetric { Name = "loss" } } };
        Assert.Equal(["loss", "mae", "mae_1", "target_loss"], new SmallRegression(1).Fit(new Dataset<float>(new float[8], new float[2]), options).Last!.Values.Select(v => v.Key));
        options.Metrics.Add(options.Metrics[0]);
        Assert.Contains("the same metric 'mae' at 0 and 3", Assert.Throws<ArgumentException>(() => new SmallRegression(1).Fit(new Dataset<float>(new float[8], new float[2]), options)).Message, StringComparison.Ordinal);
    }

    private static string WithoutSeconds(string line) => string.Join(',', line.Split(',').Where((_, i) => i != 2));

    private static FitOptions Options() => new()
    {
        Epochs = 5,
        BatchSize = 8,
        Validation = Data(2),
        Metrics =
        {
            new MeanAbsoluteErrorMetric { Target = "price" }, new MeanAbsoluteErrorMetric { Target = "rent" }, new MeanSquaredErrorMetric { Target = "rent", Name = "rest" },
        },
    };

    private static Dataset<float> Data(int seed)
    {
        var random = new Random(seed);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];
        return new Dataset<float>().WithInput("x", Numbers(16 * 3)).WithTarget("price", Numbers(16)).WithTarget("rent", Numbers(16));
    }

    private string Place(string name) => Path.Combine(_folder, name);

    /// <summary>Five epochs of two steps with a checkpoint after each epoch; stopped after some steps, 0 for not at all.</summary>
    private (History History, string[] Log) Train(string name, int stopAfter, bool append = false)
    {
        using var stop = new CancellationTokenSource();
        FitOptions options = Options();
        string log = Place(name + ".csv");
        options.Checkpoint = new CheckpointOptions(Place(name + ".checkpoint"));
        options.CancellationToken = stop.Token;
        options.Callbacks.Add(new CSVLogger(log) { Append = append });
        options.Callbacks.Add(new LambdaCallback { OnStepFinished = t => { if (t.StepCount == stopAfter) stop.Cancel(); } });
        History history;
        try
        {
            history = new TwoPrices(1).Fit(Data(1), options);
        }
        catch (FitCanceledException e)
        {
            history = e.History;
        }

        return (history, File.ReadAllLines(log));
    }
}

/// <summary>Two numbers to predict.</summary>
[Network]
[Input("x", 3)]
[Dense(4, Name = "hidden", Activation = ReLU)]
[Dense(1, Name = "price", From = "hidden")]
[Dense(1, Name = "rent", From = "hidden")]
[Loss(MeanSquaredError, Output = "price")]
[Loss(MeanSquaredError, Output = "rent")]
[AdamW]
public sealed partial class TwoPrices;

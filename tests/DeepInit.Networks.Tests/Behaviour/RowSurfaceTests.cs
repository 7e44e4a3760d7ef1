namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>What networks over rows do as those over arrays do: metrics, asynchronous training, reports; errors of a price are in its units.</summary>
public sealed class RowSurfaceTests
{
    private static readonly House[] Training = House.Many(300, 3);
    private static readonly House[] Unseen = House.Many(80, 4);

    [Fact]
    public void ErrorsOfAPriceAreInItsUnits()
    {
        var model = new HousePrice(seed: 1);
        var options = new FitOptions
        {
            Epochs = 30,
            BatchSize = 32,
            Seed = 1,
            Metrics = { new MeanAbsoluteErrorMetric(), new RootMeanSquaredErrorMetric(), new MeanSquaredErrorMetric(), new R2Metric() },
        };
        EpochProgress last = model.Fit(Training, options, Unseen).Last!;

        double[] errors = [.. model.Predict(Unseen).Zip(Unseen, (price, house) => price - (double)house.Price)];
        double mean = errors.Average(Math.Abs), square = errors.Average(e => e * e);
        double level = Unseen.Average(house => (double)house.Price), variance = Unseen.Average(house => Math.Pow((double)house.Price - level, 2));
        AssertNear(mean, last.Metrics[0].ValidationValue!.Value);
        AssertNear(Math.Sqrt(square), last.Metrics[1].ValidationValue!.Value);
        AssertNear(square, last.Metrics[2].ValidationValue!.Value);
        AssertNear(1 - (square / variance), last.Metrics[3].ValidationValue!.Value);
        Assert.InRange(last.Metrics[0].Value, 1_000, 100_000);

        var measured = new MeanAbsoluteErrorMetric();
        model.Evaluate(Unseen, [measured], batchSize: 7);
        AssertNear(mean, measured.Value);
        Trainer.Evaluate(model, model.ToDataset(Unseen), [measured]);
        AssertNear(mean, measured.Value);
    }

    [Fact]
    public async Task FitAsyncTrainsTheSameBits()
    {
        var options = new FitOptions { Epochs = 3, Seed = 2 };
        HousePrice model = new(seed: 1), other = new(seed: 1);
        History history = model.Fit(Training, options, Unseen);
        History later = await other.FitAsync(Training, options, Unseen);
        Assert.Equal(history.Select(epoch => (epoch.Loss, epoch.ValidationLoss)), later.Select(epoch => (epoch.Loss, epoch.ValidationLoss)));
        Assert.Equal(model.Predict(Unseen), other.Predict(Unseen));
    }

    [Fact]
    public async Task ATokenStopsTraining()
    {
        using var source = new CancellationTokenSource();
        var options = new FitOptions { Epochs = 1_000_000, Progress = new Reports(epoch => source.CancelAfter(epoch.Epoch >= 2 ? 0 : -1)) };
        var model = new HousePrice(seed: 1);
        FitCanceledException stopped = await Assert.ThrowsAsync<FitCanceledException>(() => model.FitAsync(Training, options, cancellationToken: source.Token));
        Assert.True(stopped.History.Count >= 2);
        Assert.Equal(source.Token, stopped.CancellationToken);
        Assert.False(options.CancellationToken.CanBeCanceled);

        // Either of two tokens does.
        using var never = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        await Assert.ThrowsAsync<FitCanceledException>(() => model.FitAsync(Training, options, cancellationToken: never.Token));
        Assert.Throws<OperationCanceledException>(() => model.Evaluate(Unseen, cancellationToken: source.Token));
    }

    [Fact]
    public void EvaluateMeasuresWhatItIsAskedFor()
    {
        var model = new EnergyOf(seed: 1);
        model.Fit(Training, new FitOptions { Epochs = 2 });
        var matrix = new ConfusionMatrixMetric();
        Evaluation evaluation = model.Evaluate(Unseen, [matrix], batchSize: 11);
        double right = model.Predict(Unseen).Zip(Unseen, (p, house) => p.Class == house.Energy ? 1.0 : 0).Average();
        Assert.Equal(right, evaluation.Accuracy!.Value, 12);
        Assert.Equal(right, matrix.Value, 12);
        Assert.Null(model.Evaluate(Unseen, accuracy: false).Accuracy);
        Assert.Contains("at least 1 row", Assert.Throws<ArgumentOutOfRangeException>(() => model.Evaluate(Unseen, batchSize: 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheReportNamesTheClasses()
    {
        string districts = Report(new DistrictOf(seed: 1).Fit(Training, new FitOptions { Metrics = { new ConfusionMatrixMetric() } }));
        Assert.Contains("city centre", districts, StringComparison.Ordinal);
        Assert.Contains("north", districts, StringComparison.Ordinal);
        string own = Report(new DistrictOf(seed: 1).Fit(Training, new FitOptions { Metrics = { new ConfusionMatrixMetric("N", "S", "the middle") } }));
        Assert.Contains("the middle", own, StringComparison.Ordinal);
        Assert.DoesNotContain("city centre", own, StringComparison.Ordinal);
        string gardens = Report(new HasGarden(seed: 1).Fit(Training, new FitOptions { Metrics = { new ConfusionMatrixMetric() } }));
        Assert.Contains(">false<", gardens, StringComparison.Ordinal);
        Assert.Contains(">true<", gardens, StringComparison.Ordinal);
    }

    [Fact]
    public void ADatasetBeforeFitSaysWhatIsMissing()
    {
        var model = new HousePrice(seed: 1);
        Assert.False(model.Rows.IsFitted);
        Assert.Contains("Rows.Fit(rows)", Assert.Throws<InvalidOperationException>(() => model.ToDataset(Training)).Message, StringComparison.Ordinal);
        Assert.Contains("Rows.Fit(rows)", Assert.Throws<InvalidOperationException>(() => model.Evaluate(Training)).Message, StringComparison.Ordinal);

        model.Rows.Fit(Training);
        Assert.True(model.Rows.IsFitted);
        var direct = new HousePrice(seed: 1);
        direct.Fit(Training, new FitOptions { Epochs = 2 });
        Assert.Equal(direct.Parameters.Transform!.ToJson(), model.Parameters.Transform!.ToJson());
        model.Fit(model.ToDataset(Training), new FitOptions { Epochs = 2 });
        Assert.Equal(direct.Predict(Unseen), model.Predict(Unseen));
    }

    [Fact]
    public void AStreamOfRowsTrainsAsTheRowsDo()
    {
        var options = new FitOptions { Epochs = 2, Shuffle = false };
        HousePrice price = new(seed: 1), streamed = new(seed: 1);
        price.Fit(Training, options);
        streamed.Rows.Fit(Training);
        streamed.Fit(DataSource.FromRecords<House, float>(Training, streamed.Rows.Write), options);
        Assert.Equal(price.Predict(Unseen), streamed.Predict(Unseen));

        // A label that is a class index, and one that is one-hot.
        EnergyOf energy = new(seed: 1), energyStreamed = new(seed: 1);
        energy.Fit(Training, options);
        energyStreamed.Rows.Fit(Training);
        energyStreamed.Fit(DataSource.FromRecords<House, float>(Training, energyStreamed.Rows.Write), options);
        Assert.Equal(energy.Predict(Unseen).Select(p => p.Probability), energyStreamed.Predict(Unseen).Select(p => p.Probability));
        DistrictOf district = new(seed: 1), districtStreamed = new(seed: 1);
        district.Fit(Training, options);
        districtStreamed.Rows.Fit(Training);
        districtStreamed.Fit(DataSource.FromRecords<House, float>(Training, districtStreamed.Rows.Write), options);
        Assert.Equal(district.Predict(Unseen).Select(p => p.Probability), districtStreamed.Predict(Unseen).Select(p => p.Probability));
        Assert.Contains(
            "has no District",
            Assert.Throws<ArgumentException>(() => district.Fit(DataSource.FromRecords<House, float>([House.Example with { District = null }], district.Rows.Write))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void RowsAreTransformedAndUndoneAsPredictDoes()
    {
        var model = new HousePrice(seed: 1);
        model.Fit(Training, new FitOptions { Epochs = 2 });
        float[] one = model.Rows.Transform(Unseen[0]);
        Assert.Equal(HousePrice.InputSize, one.Length);
        Assert.Equal(["Area", "Rooms", "Garden", "Energy=A", "Energy=B", "Energy=C", "District=north", "District=south", "District=city centre", "class"], model.Rows.Names);
        Assert.Equal(model.Predict(Unseen[0]), model.Rows.Undo(model.Predict(one))[0]);
        Assert.Equal(model.Predict(Unseen), model.Rows.Undo(model.Predict(model.Rows.Transform(Unseen))));

        var energy = new EnergyOf(seed: 1);
        energy.Fit(Training);
        float[] logits = energy.Predict(energy.Rows.Transform(Unseen[0]));
        Assert.Equal(logits.Select(x => (double)x), energy.Rows.Undo(logits));
    }

    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, expected - (1e-4 * Math.Abs(expected)), expected + (1e-4 * Math.Abs(expected)));

    private static string Report(History history)
    {
        string path = Path.GetTempFileName();
        try
        {
            history.SaveReport(path);
            return File.ReadAllText(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Reports(Action<EpochProgress> act) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value) => act(value);
    }
}

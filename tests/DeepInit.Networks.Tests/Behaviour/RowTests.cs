namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Networks over rows: what becomes of properties, predictions in the label's units, and what a file keeps.</summary>
public sealed class RowTests
{
    private static readonly House[] Training = House.Many(400, 1);
    private static readonly House[] Unseen = House.Many(100, 2);

    [Fact]
    public void PricesArePredictedInMoney()
    {
        HousePrice model = TrainedPrice();
        double[] prices = model.Predict(Unseen);
        double error = prices.Zip(Unseen, (price, house) => Math.Abs(price - (double)house.Price)).Average();
        double spread = Unseen.Average(house => Math.Abs((double)house.Price - (double)Unseen.Average(h => h.Price)));
        Assert.True(error < 0.05 * spread, $"The mean error is {error:0} of a spread of {spread:0}.");
        Assert.Equal(prices[3], model.Predict(Unseen[3]), 1e-4 * spread);
    }

    [Fact]
    public void AnotherObjectPredictsTheSameBitsFromTheFile()
    {
        HousePrice model = TrainedPrice();
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;
        var other = new HousePrice(seed: 99);
        other.Load(file);
        Assert.Equal(Bits(model.Predict(Unseen)), Bits(other.Predict(Unseen)));
        Assert.Equal(Bits([model.Predict(Unseen[0])]), Bits([other.Predict(Unseen[0])]));
        Assert.Equal(model.Evaluate(Unseen).Loss, other.Evaluate(Unseen).Loss);
    }

    [Fact]
    public void PropertiesBecomeNumbersInTheirOrder()
    {
        House[] rows =
        [
            House.Example with { Area = 100, Rooms = 2, Garden = true, Energy = Energy.B, District = "south", @class = 1 },
            House.Example with { Area = 200, Rooms = null, Garden = false, Energy = Energy.Best, District = null, @class = 3 },
            House.Example with { Area = double.NaN, Rooms = 4, Garden = false, Energy = Energy.C, District = "north", @class = 5 },
        ];
        var model = new HousePrice();
        model.Fit(rows);

        // Area, Rooms, Garden, Energy A B C, District north south centre, class: mean 0, deviation 1; what is missing is the mean.
        Assert.Equal(10, HousePrice.InputSize);
        var seen = new float[3 * 10];
        BatchOf<float>.Use(model, model.ToDataset(rows), batch => batch.Input(0).CopyTo(seen));
        float step = (float)Math.Sqrt(1.5);
        Assert.Equal(
            [
                -1, -1, 1, 0, 1, 0, 0, 1, 0, -step,
                1, 0, 0, 1, 0, 0, 0, 0, 0, 0,
                0, 1, 0, 0, 0, 1, 1, 0, 0, step,
            ],
            seen.Select(x => (double)x),
            (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void YesAndNoArePredictedAsAProbability()
    {
        var model = new HasGarden(seed: 1);
        model.Fit(Training, new FitOptions { Epochs = 60, BatchSize = 32, Seed = 1 }, validation: Unseen);
        double[] probabilities = model.Predict(Unseen);
        Assert.All(probabilities, p => Assert.InRange(p, 0, 1));
        double right = probabilities.Zip(Unseen, (p, house) => p > 0.5 == house.Garden ? 1.0 : 0).Average();
        Assert.Equal(right, model.Evaluate(Unseen).Accuracy!.Value, 12);

        // The label is what Predict does not look at, and another network's label is no input.
        Assert.Equal(9, HasGarden.InputSize);
        Assert.Equal(model.Predict(Unseen[0]), model.Predict(Unseen[0] with { Garden = !Unseen[0].Garden, Price = 0, Address = "" }));
    }

    [Fact]
    public void AnEnumIsPredictedWithTheProbabilityOfEachMember()
    {
        var model = new EnergyOf(seed: 1);
        History history = model.Fit(Training, new FitOptions { Epochs = 3 }, Unseen);
        Assert.NotNull(history.Last!.ValidationLoss);
        ClassPrediction<Energy> prediction = model.Predict(Unseen[0]);
        Assert.Equal([Energy.A, Energy.B, Energy.C], prediction.Classes);
        Assert.Equal(1, prediction.Probabilities.Sum(), 9);
        Assert.Equal(prediction.Probabilities.Max(), prediction.Probability);
        Assert.Equal(prediction.Probability, prediction.ProbabilityOf(prediction.Class));
        Assert.Throws<ArgumentException>(() => prediction.ProbabilityOf((Energy)7));

        float[] logits = new float[Unseen.Length * 3];
        BatchOf<float>.Use(model, model.ToDataset(Unseen), batch => model.Predict(batch.Input(0), logits));
        double[] exponentials = [.. logits.Take(3).Select(x => Math.Exp(x))];
        Assert.Equal(exponentials[1] / exponentials.Sum(), prediction.ProbabilityOf(Energy.B), 1e-6);
    }

    [Fact]
    public void ATextIsPredictedAndLearnt()
    {
        // The property called class gives the district away.
        var model = new DistrictOf(seed: 1);
        model.Fit(Training, new FitOptions { Epochs = 20, Seed = 1 });
        double right = model.Predict(Unseen).Zip(Unseen, (p, house) => p.Class == house.District ? 1.0 : 0).Average();
        Assert.True(right >= 0.99, $"{right:0.000} are right.");
        Assert.Equal(right, model.Evaluate(Unseen).Accuracy!.Value, 12);
    }

    [Fact]
    public void WhatIsFittedStaysForLaterTrainingsAndThatIsSaid()
    {
        var model = new HousePrice();
        Assert.Empty(model.Fit(Training).Notes);
        DataTransform? first = model.Parameters.Transform;
        Assert.Empty(model.Fit(Training).Notes);
        History later = model.Fit(Unseen);
        Assert.Same(first, model.Parameters.Transform);
        Assert.Equal(["HousePrice keeps the statistics of the rows it was fitted to before; FitOptions.RowStatistics decides."], later.Notes);
        Assert.Contains(later.Notes[0], Report(later), StringComparison.Ordinal);
    }

    [Fact]
    public void RowsThatTheFirstOnesDoNotSuitAreRefused()
    {
        var model = new HousePrice();
        model.Fit(Training);
        DataTransform? first = model.Parameters.Transform;
        long[] before = Bits(model.Predict(Unseen));
        House[] yen = [.. Unseen.Select(house => house with { Price = house.Price * 150 })];
        House[] feet = [.. Unseen.Select(house => house with { Area = house.Area * 10.76 })];
        House[] miles = [.. Unseen.Select(house => house with { Area = house.Area / 1e6 })];
        Assert.Contains("'Price' had the mean", Assert.Throws<InvalidOperationException>(() => model.Fit(yen)).Message, StringComparison.Ordinal);
        string message = Assert.Throws<InvalidOperationException>(() => model.Fit(feet)).Message;
        Assert.Contains("'Area' had the mean", message, StringComparison.Ordinal);
        Assert.Contains("RowStatistics.Keep", message, StringComparison.Ordinal);
        Assert.Contains("RowStatistics.Refit", message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.Fit(miles));
        Assert.Same(first, model.Parameters.Transform);
        Assert.Equal(before, Bits(model.Predict(Unseen)));
    }

    [Fact]
    public void AColumnThatWasConstantIsNotIgnoredInSilence()
    {
        var model = new HousePrice();
        model.Fit([.. Training.Select(house => house with { @class = 2 })]);
        Assert.Contains("'class' was always 2", Assert.Throws<InvalidOperationException>(() => model.Fit(Training)).Message, StringComparison.Ordinal);
        Assert.Empty(model.Fit([.. Training.Select(house => house with { @class = 2 })]).Notes);
    }

    [Fact]
    public void StatisticsAreKeptOrFoundAnewAsAsked()
    {
        House[] yen = [.. Unseen.Select(house => house with { Price = house.Price * 150 })];
        var model = new HousePrice();
        model.Fit(Training);
        DataTransform first = model.Parameters.Transform!;
        Assert.Empty(model.Fit(yen, new FitOptions { RowStatistics = RowStatistics.Keep }).Notes);
        Assert.Same(first, model.Parameters.Transform);
        model.Fit(yen, new FitOptions { RowStatistics = RowStatistics.Refit });
        var fresh = new HousePrice();
        fresh.Fit(yen);
        Assert.Equal(fresh.Parameters.Transform!.ToJson(), model.Parameters.Transform!.ToJson());
        Assert.Contains("Auto, Keep or Refit", Assert.Throws<ArgumentOutOfRangeException>(() => model.Fit(yen, new FitOptions { RowStatistics = (RowStatistics)3 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FineTuningAfterLoadAsksTheSame()
    {
        using var file = new MemoryStream();
        TrainedPrice().Save(file);
        file.Position = 0;
        var loaded = new HousePrice(seed: 5);
        loaded.Load(file);
        DataTransform? transform = loaded.Parameters.Transform;
        House[] yen = [.. Unseen.Select(house => house with { Price = house.Price * 150 })];
        await Assert.ThrowsAsync<InvalidOperationException>(() => loaded.FitAsync(yen));

        // Validation rows are measured, never fitted, and may be anything.
        History history = await loaded.FitAsync(Unseen, new FitOptions { Epochs = 2 }, validation: yen);
        Assert.Same(transform, loaded.Parameters.Transform);
        Assert.Single(history.Notes);
        Assert.True(history.Last!.ValidationLoss > 100 * history.Last.Loss);
    }

    private static string Report(History history)
    {
        string path = Path.GetTempFileName();
        try
        {
            history.SaveReport(path);
            return System.Net.WebUtility.HtmlDecode(File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void RowsKeptForValidationAreNotFitted()
    {
        var model = new HousePrice();
        House[] rows = [House.Example with { Area = 1 }, House.Example with { Area = 3 }, House.Example with { Area = 1000 }, House.Example with { Area = 5000 }];
        model.Fit(rows, new FitOptions { ValidationSplit = 0.5 });
        Assert.Equal(2, ((NumberTransform)model.Parameters.Transform!.Inputs[0]).Offset);
    }

    // 0.29 · 100 is 28.999999999999996 in binary: 29 rows are for validation, as the split of the training has it, and 71 are fitted to.
    [Fact]
    public void AsManyRowsAreFittedAsAreTrainedOn()
    {
        var model = new HousePrice();
        House[] rows = [.. Enumerable.Range(0, 100).Select(i => House.Example with { Area = i < 71 ? i % 2 : 1e6 })];
        model.Fit(rows, new FitOptions { ValidationSplit = 0.29 });
        Assert.InRange(((NumberTransform)model.Parameters.Transform!.Inputs[0]).Offset, 0, 1);
    }

    [Fact]
    public void MistakesSayWhereTheyAre()
    {
        HousePrice model = new();
        Assert.Contains("Fit it on rows", Assert.Throws<InvalidOperationException>(() => model.Predict(House.Example)).Message);
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => model.Fit([])).Message);
        House wrong = House.Example with { District = "Mars" };
        Assert.Contains("Row 1: Column 'District': expected one of 'north', 'south', 'city centre', got 'Mars'", Assert.Throws<ArgumentException>(() => model.Fit([House.Example, wrong])).Message);
        Assert.Null(model.Parameters.Transform);
        model.Fit(Training);
        Assert.Contains("Row 0: Column 'Energy': expected one of 'A', 'B', 'C', got '7'", Assert.Throws<ArgumentException>(() => model.Predict(House.Example with { Energy = (Energy)7 })).Message);
        Assert.Contains("Row 0: Column 'Area'", Assert.Throws<ArgumentException>(() => model.Predict(House.Example with { Area = double.PositiveInfinity })).Message);
        Assert.Contains("Row 0 is null", Assert.Throws<ArgumentException>(() => model.Predict((House)null!)).Message);
        Assert.Contains("Row 0 has no District", Assert.Throws<ArgumentException>(() => new DistrictOf().Fit([House.Example with { District = null }])).Message);
        Assert.Contains("expected one of them", Assert.Throws<ArgumentException>(() => model.Fit(Training, new FitOptions { ValidationSplit = 0.1 }, Unseen)).Message);
    }

    // Rows may come out of code of the user's, which is then within the measuring.
    [Fact]
    public void WhatMeasuresRowsHasTheNetworkForItself()
    {
        HousePrice model = new();
        model.Fit(Training);
        IEnumerable<House> Rows()
        {
            model.Fit(Training);
            yield return House.Example;
        }

        string message = Assert.Throws<InvalidOperationException>(() => model.Evaluate(Rows())).Message;
        Assert.StartsWith("HousePrice.Fit cannot run: it was called from within HousePrice.Evaluate", message, StringComparison.Ordinal);
        Assert.Contains("at least 1 row", Assert.Throws<ArgumentOutOfRangeException>(() => model.Evaluate(Unseen, batchSize: 0)).Message, StringComparison.Ordinal);
        model.Evaluate(Unseen);
    }

    [Fact]
    public async Task ATrainingOnRowsIsCancelledByEitherToken()
    {
        using var source = new CancellationTokenSource();
        using var options = new CancellationTokenSource();
        source.Cancel();
        await Assert.ThrowsAsync<FitCanceledException>(() => new HousePrice().FitAsync(Training, new FitOptions { CancellationToken = options.Token }, cancellationToken: source.Token));
    }

    [Fact]
    public void AFileOfOtherCategoriesIsRefused()
    {
        HousePrice model = TrainedPrice();
        DataTransform fitted = model.Parameters.Transform!;
        model.Parameters.Transform = new DataTransform(
            fitted.Inputs.Select(column => column.Name == "District" ? CategoryTransform.OneHot("District", ["south", "north", "city centre"]) : column), fitted.Targets);
        Assert.Contains("'District' has other categories", Assert.Throws<InvalidOperationException>(() => model.Predict(House.Example)).Message);
    }

    private static HousePrice TrainedPrice()
    {
        var model = new HousePrice(seed: 1);
        model.Fit(Training, new FitOptions { Epochs = 100, BatchSize = 32, Seed = 1 });
        return model;
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}

namespace DeepInit.Networks.Tests.Rows;

/// <summary>Numbers of rows by their rank, held to the formula as it is written, over all quantiles one after another.</summary>
public sealed class QuantileRowTests
{
    private static readonly Household[] Known = Many(300, 1);

    [Fact]
    public void NumbersAreNormalOnesOfTheirRank()
    {
        var model = new HouseholdPrice();
        model.Rows.Fit(Known);
        Assert.Equal(["Income", "Rooms", "Rooms=missing", "Distance", "Constant", "Plain"], model.Rows.Names);
        double[] incomes = [.. Known.Select(row => row.Income).Where(double.IsFinite)], rooms = [.. Known.Where(row => row.Rooms is not null).Select(row => (double)row.Rooms!)], distances = [.. Known.Select(row => (double)row.Distance)];
        foreach (Household row in Known.Concat(Many(50, 2)).Append(new(1e300, 99, -5, 3, 0, 0)).Append(new(-1e300, -99, 1e30f, 3, 0, 0)))
        {
            double[] numbers = model.Rows.Transform(row);
            Assert.Equal(Normal(Rank(incomes, row.Income, 1000)), numbers[0], 1e-7);
            Assert.Equal(Normal(Rank(rooms, row.Rooms ?? double.NaN, 1000)), numbers[1], 1e-7);
            Assert.Equal(row.Rooms is null ? 1 : 0, numbers[2]);
            Assert.Equal(Rank(distances, row.Distance, 5), numbers[3], 1e-13);
            Assert.Equal(0, numbers[4], 1e-15);
        }

        // Of what it was fitted to: mean 0 and deviation 1, whatever the tail.
        double[] fitted = [.. Known.Where(row => double.IsFinite(row.Income)).Select(row => model.Rows.Transform(row)[0])];
        Assert.Equal(0, fitted.Average(), 1e-2);
        Assert.Equal(1, fitted.Average(value => value * value), 0.2);
    }

    [Fact]
    public void WhatLiesBeyondTheRowsAreTheEnds()
    {
        var model = new HouseholdPrice();
        model.Rows.Fit(Known);
        double[] above = model.Rows.Transform(new Household(double.MaxValue, int.MaxValue, float.MaxValue, decimal.MaxValue, 0, 0)), below = model.Rows.Transform(new Household(-double.MaxValue, int.MinValue, -float.MaxValue, decimal.MinValue, 0, 0));
        foreach (int place in (int[])[0, 1, 4])
        {
            Assert.Equal(-5.1993375821928165, below[place], 1e-7);
            Assert.Equal(5.1993375821928165, above[place], 1e-7);
        }

        Assert.Equal((0, 1), (below[3], above[3]));
    }

    [Fact]
    public void RanksGoWithTheWeights()
    {
        var model = new HouseholdPrice(1);
        model.Fit(Known, new FitOptions { Epochs = 2 });
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            model.Save(path);
            var later = new HouseholdPrice(2);
            later.Load(path);
            Assert.Equal(model.Predict(Known), later.Predict(Known));
            Assert.IsType<QuantileTransform>(later.Parameters.Transform!.Inputs[0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ALabelIsStandardised()
    {
        var model = new HouseholdIncome();
        model.Rows.Fit([.. Known.Where(row => double.IsFinite(row.Income))]);
        Assert.IsType<NumberTransform>(model.Parameters.Transform!.Targets[0]);
        Assert.IsType<QuantileTransform>(model.Parameters.Transform.Inputs[0]);
    }

    [Fact]
    public void ALaterFitKeepsTheRanksAndRefusesRowsFarFromThem()
    {
        var model = new HouseholdPrice(1);
        model.Fit(Known);
        DataTransform before = model.Parameters.Transform!;
        History history = model.Fit(Many(100, 3));
        Assert.Same(before, model.Parameters.Transform);
        Assert.Contains("keeps the statistics", Assert.Single(history.Notes), StringComparison.Ordinal);
        Household[] rich = [.. Known.Select(row => row with { Income = 1e9 })];
        Assert.Contains("'Income' had numbers from ", Assert.Throws<InvalidOperationException>(() => model.Fit(rich)).Message, StringComparison.Ordinal);
        Assert.Contains("'Constant' was always 3", Assert.Throws<InvalidOperationException>(() => model.Fit([.. Known.Select(row => row with { Constant = 4 })])).Message, StringComparison.Ordinal);
        model.Fit(rich, new FitOptions { RowStatistics = RowStatistics.Keep });
        Assert.Same(before, model.Parameters.Transform);
        model.Fit(rich, new FitOptions { RowStatistics = RowStatistics.Refit });
        Assert.Equal(1e9, ((QuantileTransform)model.Parameters.Transform!.Inputs[0]).Quantiles[0]);

        // Two rows are both ends of their ranks, and no strangers.
        var few = new HouseholdPrice(1);
        few.Fit(Known[..2]);
        few.Fit(Known[..2]);
    }

    [Fact]
    public void ATransformOfAnotherKindIsRefused()
    {
        var model = new HouseholdPrice();
        model.Rows.Fit(Known);
        DataTransform fitted = model.Parameters.Transform!;
        Assert.Contains("'Income' is not scaled by its quantiles, as [Quantile] says", Refused(0, new NumberTransform("Income")), StringComparison.Ordinal);
        Assert.Contains("'Income' has Uniform ranks; expected Normal ones", Refused(0, new QuantileTransform("Income", [0, 1], QuantileOutput.Uniform)), StringComparison.Ordinal);
        Assert.Contains("'Plain' is scaled by its quantiles", Refused(5, new QuantileTransform("Plain", [0, 1])), StringComparison.Ordinal);

        string Refused(int place, ColumnTransform column)
        {
            model.Parameters.Transform = new DataTransform(fitted.Inputs.Select((known, i) => i == place ? column : known), fitted.Targets);
            return Assert.Throws<InvalidOperationException>(() => model.Predict(Known[0])).Message;
        }
    }

    [Fact]
    public void NumbersThatAreNoneAreRefusedWithTheirRow()
    {
        var model = new HouseholdPrice();
        Assert.Contains("Row 1: Column 'Income': expected a number, got Infinity", Assert.Throws<ArgumentException>(() => model.Rows.Fit([Known[0], Known[1] with { Income = double.PositiveInfinity }])).Message, StringComparison.Ordinal);
        Assert.Contains("Column 'Rooms' has no number", Assert.Throws<InvalidOperationException>(() => model.Rows.Fit([Known[0] with { Rooms = null }])).Message, StringComparison.Ordinal);
        model.Rows.Fit(Known);
        Assert.Contains("'Income'", Assert.Throws<ArgumentException>(() => model.Predict(Known[0] with { Income = double.NegativeInfinity })).Message, StringComparison.Ordinal);
    }

    private static Household[] Many(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new Household(
            i % 17 == 3 ? double.NaN : Math.Exp(3 * random.NextDouble() * random.NextDouble() * 3), i % 7 == 2 ? null : random.Next(1, 6), (float)(1000 * random.NextDouble()), 3, random.NextDouble(), random.NextDouble()))];
    }

    // The share of the sorted numbers, as they stand at even ranks, that are less; of a number that is there several times the middle.
    private static double Rank(double[] fitted, double value, int most)
    {
        double[] sorted = [.. fitted.Order()];
        int count = Math.Min(most, sorted.Length);
        double[] quantiles = [.. Enumerable.Range(0, count).Select(i => At(sorted, (double)i / (count - 1)))];
        double number = double.IsNaN(value) ? At(sorted, 0.5) : value;
        int[] equal = [.. Enumerable.Range(0, count).Where(i => quantiles[i] == number)];
        if (equal.Length > 0)
            return equal.Average() / (count - 1);
        if (number < quantiles[0] || number > quantiles[^1])
            return number < quantiles[0] ? 0 : 1;
        int below = Enumerable.Range(0, count).Last(i => quantiles[i] < number);
        return (below + ((number - quantiles[below]) / (quantiles[below + 1] - quantiles[below]))) / (count - 1);
    }

    private static double At(double[] sorted, double rank)
    {
        double place = rank * (sorted.Length - 1);
        int below = Math.Min((int)place, sorted.Length - 2);
        return sorted[below] == sorted[below + 1] ? sorted[below] : (sorted[below] * (1 - (place - below))) + (sorted[below + 1] * (place - below));
    }

    // The z whose share of the normal distribution is p, by halving; Φ by its series.
    private static double Normal(double rank)
    {
        double p = Math.Min(1 - 1e-7, Math.Max(1e-7, rank)), low = -6, high = 6;
        for (int i = 0; i < 100; i++)
        {
            double z = (low + high) / 2, term = z, sum = z;
            for (int k = 1; k < 200; k++)
                sum += term *= z * z / ((2 * k) + 1);
            if (0.5 + (sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)) < p)
                low = z;
            else
                high = z;
        }

        return low;
    }
}

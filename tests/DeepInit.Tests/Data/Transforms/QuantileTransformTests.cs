using DeepInit.Runtime;
using DeepInit.Tests.Files;
using DeepInit.Tests.Runtime;

namespace DeepInit.Tests.Data.Transforms;

/// <summary>Ranks, held to scikit-learn's, whose numbers (1.5) stand here, and to those that are known by thought.</summary>
public sealed class QuantileTransformTests
{
    private static readonly double[] Skewed = [.. Enumerable.Range(0, 2001).Select(i => Math.Exp(i / 250.0))];

    [Fact]
    public void RanksAreShares()
    {
        QuantileTransform ranks = Fit([5, 1, 3, 2, 4]).Transform(QuantileOutput.Uniform);
        Assert.Equal([1, 2, 3, 4, 5], ranks.Quantiles);
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], new double[] { 1, 2, 3, 4, 5 }.Select(ranks.Apply));
        Assert.Equal(0.3125, ranks.Apply(2.25));
        Assert.Equal([0, 1], new double[] { -1e308, 1e308 }.Select(ranks.Apply));
        Assert.Equal(2.25, ranks.Undo(0.3125));
        Assert.Equal([1, 5], new double[] { -7, 7 }.Select(ranks.Undo));
    }

    [Fact]
    public void NormalNumbersAreThoseOfTheRank()
    {
        // scipy.stats.norm.ppf of 0.25, 0.3125, 0.75; the ends at 1e-7.
        QuantileTransform ranks = Fit([5, 1, 3, 2, 4]).Transform();
        Assert.Equal(-0.6744897501960817, ranks.Apply(2), 1e-14);
        Assert.Equal(-0.48877641111466941, ranks.Apply(2.25), 1e-14);
        Assert.Equal(0.6744897501960817, ranks.Apply(4), 1e-14);
        Assert.Equal(0, ranks.Apply(3), 1e-15);
        Assert.Equal(-5.1993375821928165, ranks.Apply(1), 1e-9);
        Assert.Equal(5.1993375821928165, ranks.Apply(99), 1e-7);
        foreach (double raw in new[] { 1.5, 2, 3.75, 4.9 })
            Assert.Equal(raw, ranks.Undo(ranks.Apply(raw)), 1e-12);
        Assert.Equal([1, 5], new double[] { -40, 40 }.Select(ranks.Undo));
    }

    [Fact]
    public void AnyDistributionBecomesNormal()
    {
        QuantileTransform ranks = Fit(Skewed).Transform();
        double[] normal = [.. Skewed.Select(ranks.Apply)];
        Assert.Equal(1000, ranks.Quantiles.Count);
        Assert.Equal(0, normal.Average(), 1e-3);
        Assert.Equal(1, normal.Average(v => v * v), 2e-2);
        Assert.Equal(normal.Order(), normal);
        Assert.All(Skewed.Zip(normal), pair => Assert.Equal(pair.First, ranks.Undo(pair.Second), 1e-3 * pair.First));
    }

    [Fact]
    public void NumbersThatAreOftenThereAreInTheMiddleOfTheirRanksAndConstantsInTheMiddleOfAll()
    {
        QuantileTransform ranks = Fit([0, 0, 0, 1, 2]).Transform(QuantileOutput.Uniform);
        Assert.Equal([0.25, 0.75, 1, 0.625], new[] { 0, 1, 2, 0.5 }.Select(ranks.Apply));
        QuantileTransform constant = Fit([7]).Transform();
        Assert.Equal([7, 7], constant.Quantiles);
        Assert.Equal(0, constant.Apply(7), 1e-15);
        Assert.Equal(7, constant.Undo(0.3));
    }

    [Fact]
    public void FewerQuantilesAreThoseOfStraightLinesBetweenTheSortedNumbers()
    {
        // numpy.percentile(values, [0, 25, 50, 75, 100])
        QuantileTransform ranks = Fit([10, 1, 2, 7, 4, 8]).Transform(QuantileOutput.Uniform, quantiles: 5);
        Assert.Equal([1, 2.5, 5.5, 7.75, 10], ranks.Quantiles);
        Assert.Equal(0.5, ranks.Apply(5.5));
        Assert.Equal(5.5, ranks.Fill);
        Assert.Equal(0.5, ranks.Apply(double.NaN));
    }

    [Fact]
    public void RowsAreTransformedColumnByColumn()
    {
        float[] rows = [1, 10, 2, 10, float.NaN, 10, 3, 10];
        DataTransform transform = DataTransform.Quantile(rows, 2, QuantileOutput.Uniform);
        Assert.Equal(transform.ToJson(), DataTransform.Quantile([.. rows.Select(v => (double)v)], 2, QuantileOutput.Uniform).ToJson());
        transform.Apply(rows);
        Assert.Equal([0, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 1, 0.5f], rows);
        transform.Undo(rows);
        Assert.Equal([1, 10, 2, 10, 2, 10, 3, 10], rows);
        float[] one = new float[2];
        transform.Apply<float>(["2.5", null], one);
        Assert.Equal([0.75f, 0.5f], one);
    }

    [Fact]
    public void ItIsSavedWithTheWeightsToTheLastBit()
    {
        using var folder = new TemporaryFolder();
        ParameterStore<float> saved = SmallStore.CreateFilled();
        saved.Parameters.Transform = new DataTransform([Fit(Skewed).Transform()], [new QuantileTransform("label", [1, 2, 4], QuantileOutput.Uniform, 2)]);
        WeightFile.Save(saved.Parameters, folder.Path("w"));
        DataTransform loaded = DataTransform.Load(folder.Path("w"));
        Assert.Equal(saved.Parameters.Transform.ToJson(), loaded.ToJson());
        Assert.Equal(((QuantileTransform)saved.Parameters.Transform.Inputs[0]).Quantiles, ((QuantileTransform)loaded.Inputs[0]).Quantiles);
        Assert.Equal(QuantileOutput.Uniform, ((QuantileTransform)loaded.Targets[0]).Output);
    }

    [Theory]
    [InlineData("[1]", "has 1 quantiles; expected 2 to 65536")]
    [InlineData("[2,1]", "the quantile 1, 1, is less than the one before, 2")]
    [InlineData("[1,1e999]", "damaged")]
    public void DamagedQuantilesAreRefused(string quantiles, string message)
    {
        string json = "{\"version\":1,\"inputs\":[{\"name\":\"x\",\"kind\":\"quantile-normal\",\"quantiles\":" + quantiles + ",\"fill\":0}],\"targets\":[]}";
        Assert.Contains(message, Assert.Throws<WeightFileException>(() => DataTransform.Parse(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongUseIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileFit("x").Add(double.NegativeInfinity));
        Assert.Contains("'x' has no number", Assert.Throws<InvalidOperationException>(() => new QuantileFit("x").Transform()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit([1, 2]).Transform(quantiles: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit([1, 2]).Transform((QuantileOutput)2));
        Assert.Throws<ArgumentException>(() => DataTransform.Quantile(new float[5], 2));
        Assert.Contains("Infinity", Assert.Throws<ArgumentException>(() => DataTransform.Quantile(new[] { 1f, float.PositiveInfinity }, 2)).Message.Replace("∞", "Infinity", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static QuantileFit Fit(double[] values)
    {
        var fit = new QuantileFit("x");
        foreach (double value in values)
            fit.Add(value);
        return fit;
    }
}

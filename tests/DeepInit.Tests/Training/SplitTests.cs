namespace DeepInit.Tests.Training;

/// <summary>Shares of rows: rounded down, but not for what binary numbers make of decimals; and no part without rows.</summary>
public sealed class SplitTests
{
    public static TheoryData<int> Counts => [1, 3, 10, 100, 365, 1000];

    [Theory]
    [MemberData(nameof(Counts))]
    public void SharesInPercentAreExact(int rows)
    {
        for (int percent = 1; percent < 100; percent++)
        {
            int expected = percent * rows / 100;
            Assert.Equal(expected, ShareOf.Floor(rows, percent / 100.0));
        }
    }

    [Theory]
    [InlineData(100, 0.29, 29)]
    [InlineData(100, 0.57, 57)]
    [InlineData(10, 0.3, 3)]
    [InlineData(10, 0.25, 2)]
    public void AValidationSplitKeepsItsShare(int rows, double split, int kept)
    {
        var network = new LineNetwork();
        Trainer.Fit(network, Points.Line(rows), new FitOptions { ValidationSplit = split, BatchSize = 1000 });
        Assert.Equal([kept], network.MeasuredRows);
        Assert.Equal(rows - kept, network.Batches.Sum(batch => batch.Length));
        Assert.Equal(kept, Points.Line(rows).Split(split).First.Bind("n", network.Inputs, network.Targets).Rows);
    }

    [Theory]
    [InlineData(10, 0.01, "FitOptions.ValidationSplit = 0.01: the part for validation has no rows: of 10 none are selected")]
    [InlineData(1, 0.5, "FitOptions.ValidationSplit = 0.5: the part for validation has no rows: of 1")]
    public void ASplitOfNothingNamesItself(int rows, double split, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Trainer.Fit(new LineNetwork(), Points.Line(rows), new FitOptions { ValidationSplit = split })).Message);

    [Fact]
    public void PartsOfNothingNameThemselves()
    {
        void Refused(Dataset<float> data, string name) =>
            Assert.Contains(name, Assert.Throws<ArgumentException>(() => Trainer.Fit(new LineNetwork(), data)).Message);

        Refused(Points.Line(4).Split(0.1).First, "The first part of Split(0.1) has no rows: of 4");
        Refused(Points.Line(4).Take(0), "Take(0) has no rows");
        Refused(Points.Line(4).Skip(4), "Skip(4) has no rows");
        Refused(Points.Line(4).Subset(), "Subset() has no rows");
    }
}

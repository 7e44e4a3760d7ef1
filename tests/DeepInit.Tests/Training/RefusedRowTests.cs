namespace DeepInit.Tests.Training;

/// <summary>A network that was written by hand can say in words only which row of a batch it refuses: Fit says where that row stands in the data.</summary>
public sealed class RefusedRowTests
{
    [Theory]
    [InlineData("row 2 is bad", "row 6 is bad")]
    [InlineData("of arrow 1, grow 0 and row 3_a, row 2 is bad; row 1 is not", "of arrow 1, grow 0 and row 3_a, row 6 is bad; row 1 is not")]
    [InlineData("bad: row 0", "bad: row 4")]
    [InlineData("row 7 of a batch of four", "row 7 of a batch of four")]
    [InlineData("row 99999999999 and row", "row 99999999999 and row")]
    [InlineData("no row of it", "no row of it")]
    public void IsNamedByItsPlaceInTheData(string said, string heard)
    {
        var network = new LineNetwork { AfterStep = n => Refuse(n.StepCount == 2, said) };
        var refusal = Assert.Throws<ArgumentException>(() => Trainer.Fit(network, Points.Line(8), new FitOptions { BatchSize = 4, Shuffle = false, Epochs = 1 }));
        Assert.Equal(heard, refusal.Message);
    }

    private static void Refuse(bool refuses, string said)
    {
        if (refuses)
            throw new ArgumentException(said);
    }
}

using System.Globalization;
using DeepInit.Benchmarks.Measuring;

namespace DeepInit.Tests.Tools.Benchmarks;

public class RatioTableTests
{
    [Fact]
    public void TheBestOfThePeersSettingsCountsInEveryRoundAndTheMedianOverRounds()
    {
        var table = new RatioTable();
        foreach ((int round, double ours, double native, double fused) in new[] { (0, 10.0, 90.0, 50.0), (1, 20.0, 60.0, 80.0), (2, 10.0, 200.0, 100.0) })
        {
            table.Add(round, Line("deepinit", 1, ours));
            table.Add(round, Line("torchsharp", 1, native));
            table.Add(round, Line("torchsharp", 1, fused));
        }

        RatioRow row = Assert.Single(table.Rows());
        Assert.Equal(new RatioRow("W1", "train", "1", 10, 60, 5, 3, 10), row);
    }

    [Fact]
    public void SeveralNumbersOfThreadsGetARowEachAndOneForTheBestOfEachSide()
    {
        var table = new RatioTable();
        table.Add(0, Line("deepinit", 1, 10));
        table.Add(0, Line("torchsharp", 1, 40));
        table.Add(0, Line("deepinit", 2, 8));
        table.Add(0, Line("torchsharp", 2, 48));

        Assert.Equal([("1", 4.0), ("2", 6.0), ("best", 5.0)], table.Rows().Select(row => (row.Threads, row.Ratio)));
        Assert.Contains("| W1 | train | best | 8 µs | 40 µs | 5.00 | 5.00 to 5.00 |", table.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARoundThatLacksASideGivesNoRatio()
    {
        var table = new RatioTable();
        table.Add(0, Line("deepinit", 1, 10));
        table.Add(1, Line("torchsharp", 1, 40));

        Assert.Empty(table.Rows());
    }

    [Fact]
    public void ALineOfJsonReadsBackAsItWasWrittenWhateverTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            ResultLine line = Line("deepinit", 2, 12.5);

            Assert.Equal(line, ResultLine.Parse(line.ToJson()));
            Assert.Contains("\"us_per_step_min\":12.500,", line.ToJson(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("round 1")]
    [InlineData("{\"peer\":\"deepinit\"}")]
    [InlineData("[1]")]
    public void WhatIsNoMeasurementIsAFormatException(string text)
    {
        FormatException e = Assert.Throws<FormatException>(() => ResultLine.Parse(text));

        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    private static ResultLine Line(string peer, int threads, double microseconds) =>
        new(peer, "1.0.0.0", "W1", "train", threads, 32, microseconds, microseconds, 1.5, 38.5, 0);
}

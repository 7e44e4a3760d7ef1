namespace DeepInit.Tests.Training.LearningRates;

/// <summary>The four suggestions on curves whose answers can be read off, and the frame around them.</summary>
public sealed class LearningRateSuggestionsTests
{
    // Rates 10⁻⁶, 10⁻⁵·⁹, …: ten for each power.
    private static LearningRatePoint[] Curve(params double[] losses) => [.. losses.Select((loss, i) => new LearningRatePoint(Math.Pow(10, -6 + (0.1 * i)), loss, loss))];

    // Flat for 20 points, falls by 0.02 each for 30, rises by 0.1 each for 10.
    private static readonly LearningRatePoint[] Valley = Curve(
    [
        .. Enumerable.Repeat(1.0, 20), .. Enumerable.Range(1, 30).Select(i => 1 - (0.02 * i)), .. Enumerable.Range(1, 10).Select(i => 0.4 + (0.1 * i)),
    ]);

    [Fact]
    public void TheMinimumIsATenthOfTheRateOfTheLowestLoss() => Assert.Equal(Valley[49].LearningRate / 10, LearningRateSuggestions.Minimum(Valley));

    [Fact]
    public void TheSteepestIsTheFirstPlaceOfTheStrongestFall()
    {
        LearningRatePoint[] steeper = Curve([.. Valley.Take(30).Select(p => p.SmoothedLoss), 0.5, .. Enumerable.Range(1, 20).Select(i => 0.5 - (0.001 * i))]);
        Assert.Equal(steeper[29].LearningRate, LearningRateSuggestions.Steepest(steeper));
    }

    // The longest fall has 31 points, and ends at 49: it begins, as fastai counts, at 18, and the rate is at 18 + 10 + 5.
    [Fact]
    public void TheValleyIsTheMiddleOfTheLongestFall() => Assert.Equal(Valley[33].LearningRate, LearningRateSuggestions.Valley(Valley));

    [Fact]
    public void TheValleyLooksOverBumps()
    {
        LearningRatePoint[] bumpy = [.. Valley.Select((p, i) => i % 5 == 4 ? p with { SmoothedLoss = p.SmoothedLoss + 0.03 } : p)];
        double rate = LearningRateSuggestions.Valley(bumpy)!.Value;
        Assert.InRange(rate, Valley[22].LearningRate, Valley[40].LearningRate);
    }

    // The slopes of both ends of the interval are the same as soon as its right end is on the fall: at point 48, with its left end at 33; the rate is that of the step before.
    [Fact]
    public void TheSlideStopsWhereTheSlopeNoLongerChanges() => Assert.Equal(Valley[34].LearningRate, LearningRateSuggestions.Slide(Valley));

    [Fact]
    public void ACurveThatOnlyRisesSuggestsNothing()
    {
        LearningRatePoint[] rising = Curve([.. Enumerable.Range(0, 40).Select(i => 1 + (0.1 * i))]);
        Assert.Null(LearningRateSuggestions.Minimum(rising));
        Assert.Null(LearningRateSuggestions.Steepest(rising));
        Assert.Null(LearningRateSuggestions.Valley(rising));
        Assert.Null(LearningRateSuggestions.Slide(Curve(1, 2, 3)));
        Assert.Null(LearningRateSuggestions.Valley([]));
    }

    [Fact]
    public void TheFirstTenthAndTheLastFiveDoNotCount() => Assert.Equal(Valley.Skip(10).Take(45), LearningRateSuggestions.Counted(Valley, 100));

    [Fact]
    public void TheTestEndsWhereTheLossDivergesAndNothingStays()
    {
        var network = new LineNetwork { LearningRate = 0.25, Schedule = new StepDecay(1, 0.5) };
        network.Fit(Points.Line(40), new FitOptions { BatchSize = 8, Epochs = 2 });
        float[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];
        network.LearningRates.Clear();

        LearningRateCurve rates = network.FindLearningRate(Points.Line(40), new FindLearningRateOptions { BatchSize = 8, MinLearningRate = 1e-4, MaxLearningRate = 1e6, Smoothing = 0.5 });

        Assert.InRange(rates.Points.Count, 30, 99);
        Assert.Contains("more than 4 times", rates.StopReason);
        Assert.Equal(network.LearningRates, rates.Points.Select(p => p.LearningRate));
        for (int i = 0; i < rates.Points.Count; i++)
            Assert.Equal(-4 + (10 * i / 99.0), Math.Log10(rates.Points[i].LearningRate), 9);
        Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
        Assert.Equal(0.25, network.LearningRate);
        Assert.Equal(10, network.StepCount);
        Assert.Equal(int.MaxValue, network.MaxRowsPerPass);
        Assert.Null(rates.AttributeLine);
    }

    [Fact]
    public void ALossThatIsNoNumberEndsTheTestAndIsNoPoint()
    {
        int step = 0;
        var network = new LineNetwork { AfterStep = n => n.Parameters[0][0] = ++step >= 30 ? float.NaN : n.Parameters[0][0] };
        LearningRateCurve rates = network.FindLearningRate(Points.Line(40));
        Assert.Equal(30, rates.Points.Count);
        Assert.StartsWith("The loss was NaN", rates.StopReason);
        Assert.Equal(0, network.Parameters[0][0]);
    }

    [Fact]
    public void ThePictureStandsInReportsWithItsMarks()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        var network = new LineNetwork();
        LearningRateCurve rates = network.FindLearningRate(Points.Line(40), new FindLearningRateOptions { MaxLearningRate = 1 });
        rates.SaveReport(folder.Path("rates.html"));
        network.Fit(Points.Line(40)).SaveReport(folder.Path("run.html"), rates);
        foreach (string file in new[] { "rates.html", "run.html" })
        {
            string html = File.ReadAllText(folder.Path(file));
            string section = html[html.IndexOf("<h2>Loss over the learning rate</h2>", StringComparison.Ordinal)..];
            var picture = System.Xml.Linq.XElement.Parse(section[section.IndexOf("<svg", StringComparison.Ordinal)..(section.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
            Assert.Equal(2, picture.Descendants("path").Count());
            Assert.Contains(picture.Descendants("text"), text => text.Value == "valley");
            Assert.Contains(picture.Descendants("text"), text => text.Value == "0.01");
        }
    }

    [Theory]
    [InlineData("Min")]
    [InlineData("Max")]
    [InlineData("Steps")]
    [InlineData("Smoothing")]
    [InlineData("Divergence")]
    [InlineData("Batch")]
    public void OptionsOutOfRangeAreRefused(string which)
    {
        FindLearningRateOptions options = which switch
        {
            "Min" => new() { MinLearningRate = double.NaN },
            "Max" => new() { MaxLearningRate = 1e-8 },
            "Steps" => new() { Steps = 19 },
            "Smoothing" => new() { Smoothing = 1 },
            "Divergence" => new() { DivergenceFactor = 1 },
            _ => new() { BatchSize = 0 },
        };
        Assert.Contains(which, Assert.Throws<ArgumentOutOfRangeException>(() => new LineNetwork().FindLearningRate(Points.Line(4), options)).ParamName);
    }
}

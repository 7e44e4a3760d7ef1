using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>The losses of a network at growing learning rates, and the rates that they suggest; see <see cref="LearningRateFinder"/>.</summary>
/// <remarks>
/// The suggestions are those of fastai 2 (<c>callback/schedule.py</c>), on the smoothed losses without the first tenth of the steps and the last five. Each is null where the curve does not
/// have what it looks for, such as a loss that falls.
/// </remarks>
public sealed class LearningRateCurve
{
    private readonly Type _class;

    internal LearningRateCurve(string network, Type type, IReadOnlyList<LearningRatePoint> points, int steps, string? stopReason)
    {
        _class = type;
        Network = network;
        Points = points;
        StopReason = stopReason;
        LearningRatePoint[] counted = LearningRateSuggestions.Counted(points, steps);
        Minimum = LearningRateSuggestions.Minimum(counted);
        Steepest = LearningRateSuggestions.Steepest(counted);
        Valley = LearningRateSuggestions.Valley(counted);
        Slide = LearningRateSuggestions.Slide(counted);
    }

    /// <summary>The name of the network's class.</summary>
    public string Network { get; }

    /// <summary>Every step, with rates that grow. A last step whose loss was no finite number is not among them.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>Why the test ended before its last rate, mostly because the loss diverged; null if it did not.</summary>
    public string? StopReason { get; }

    /// <summary>A tenth of the rate with the lowest loss: Smith's and fastai's rule of thumb.</summary>
    public double? Minimum { get; }

    /// <summary>The rate at which the loss falls most steeply over the logarithm of the rate. Depends on one place of the curve, and so on chance.</summary>
    public double? Steepest { get; }

    /// <summary>The middle of the longest valley: of the longest sequence of points, not necessarily neighbours, whose loss falls. fastai's choice, and this class'.</summary>
    public double? Valley { get; }

    /// <summary>The rate left of which the slope no longer changes: an interval of 15 steps slides down from the high end while its ends differ in slope by more than 0.005. Daring.</summary>
    public double? Slide { get; }

    /// <summary>The rate to begin with: <see cref="Valley"/>, or what there is instead; null where the loss fell at no rate.</summary>
    public double? Suggestion => Valley ?? Steepest ?? Minimum;

    /// <summary>The line to paste over the optimiser's attribute, with <see cref="Suggestion"/> to two digits in it: <c>[AdamW(LearningRate = 0.0028)]</c>. What else the attribute says stays.</summary>
    /// <value>Null without a suggestion, and where the class has no attribute of an optimiser.</value>
    public string? AttributeLine => Suggestion is { } rate ? OptimizerLine.Of(_class, (nameof(OptimizerAttribute.LearningRate), OptimizerLine.Rounded(rate, 2))) : null;

    /// <summary>The curve with the suggestions marked, as one HTML file that needs no other and no network, in the style of <see cref="History.SaveReport"/>.</summary>
    /// <param name="path">The file; replaced, whole or not at all, if it exists.</param>
    public void SaveReport(string path) => ReportFile.Save(path, ReportPage.Write($"{Network}: learning rates", page =>
    {
        page.Append($"<h1>{Html.Text(Network)}</h1>\n");
        Draw(page);
        page.Append($"<section class=\"wide\"><h2>Suggestions</h2><pre>{Html.Text(ToString())}</pre></section>\n");
    }));

    /// <summary>A small table: the suggestions, where the loss was lowest, and the line to paste.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"{Network}, {Counted.Of(Points.Count, "step")}");
        if (Points.Count > 0)
            text.Append($", rates {Number(Points[0].LearningRate)} to {Number(Points[Points.Count - 1].LearningRate)}");
        text.Append('\n');
        text.Append("suggestion     rate      how\n");
        Row("valley", Valley, "middle of the longest fall");
        Row("steepest", Steepest, "where the loss falls most");
        Row("minimum / 10", Minimum, "a tenth of the rate of the lowest loss");
        Row("slide", Slide, "before the slope changes");
        if (StopReason is not null)
            text.Append(StopReason).Append('\n');
        if (Suggestion is null)
            text.Append("No suggestion: the loss fell at no rate. Look at the data, the loss and how the network starts.\n");
        else if (AttributeLine is { } line)
            text.Append(line).Append('\n');
        return text.ToString();

        void Row(string name, double? rate, string how) => text.Append($"{name,-14} {(rate is null ? "none" : Number(rate.Value)),-9} {how}\n");
    }

    /// <summary>The picture, as sections of a page.</summary>
    internal void Draw(StringBuilder page)
    {
        if (Points.Count < 2)
            return;
        var axis = new RateAxis([.. Points.Select(p => p.LearningRate)]);
        // The end of a curve that has diverged would flatten all else: what is farther above the start than the lowest point is below it is left out.
        double start = Points.Take(Math.Max(1, Points.Count / 4)).Max(p => p.SmoothedLoss);
        double highest = start + Math.Max(start - Points.Min(p => p.SmoothedLoss), Math.Abs(start) / 10);
        ChartSeries[] series =
        [
            new("loss", "training faint", Shown(p => p.Loss)),
            new("smoothed", "validation", Shown(p => p.SmoothedLoss)),
        ];
        (string Name, double? Rate)[] rates = [("valley", Valley), ("steepest", Steepest), ("minimum / 10", Minimum), ("slide", Slide)];
        ChartMark[] marks = [.. rates.Where(rate => rate.Rate is not null).Select(rate => new ChartMark(rate.Name, axis.PositionOf(rate.Rate!.Value)))];
        page.Append($"<section class=\"wide\"><h2>Loss over the learning rate</h2>{Chart.Draw(axis, series, marks: marks)}</section>\n");

        double[] Shown(Func<LearningRatePoint, double> value) => [.. Points.Select(value).Select(v => v <= highest ? v : double.NaN)];
    }

    private static string Number(double value) => value.ToString(value is >= 1e-3 and < 1e5 ? "0.#####" : "0.##e+0", CultureInfo.InvariantCulture);
}

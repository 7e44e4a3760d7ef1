using System.Globalization;

namespace Workbench.Anchors;

/// <summary>What networks of several seeds reach on a data set.</summary>
internal sealed class AnchorResult
{
    /// <summary>The verdict on a mean that is out of range.</summary>
    public const string Below = "below";

    private readonly double[] _scores;
    private readonly int[] _epochs;

    public AnchorResult(IReadOnlyCollection<AnchorRun> runs, double seconds)
    {
        _scores = [.. runs.Select(run => run.Score.Main)];
        _epochs = [.. runs.Select(run => run.Epochs)];
        Error = runs.Average(run => run.Score.Error);
        Loss = runs.Average(run => run.TrainingLoss);
        Seconds = seconds;
    }

    /// <summary>The mean error in the label's units, for numbers.</summary>
    public double? Error { get; }

    /// <summary>The mean loss of the training rows at the end, where it was measured.</summary>
    public double? Loss { get; }

    /// <summary>How long a network took.</summary>
    public double Seconds { get; }

    /// <summary>How many epochs the networks were trained for.</summary>
    public string EpochsText => _epochs.Min() == _epochs.Max() ? $"{_epochs[0]}" : $"{_epochs.Min()} to {_epochs.Max()}";

    private double Mean => _scores.Average();

    // Of a sample: n − 1.
    private double Deviation => _scores.Length == 1 ? 0 : Math.Sqrt(_scores.Sum(score => (score - Mean) * (score - Mean)) / (_scores.Length - 1));

    /// <summary>The reference's figures, in its digits.</summary>
    public static string Reference(Anchor anchor) => anchor.Seeds == 1
        ? Text(anchor.Reference, 4)
        : $"{Text(anchor.Reference, 3)} [{Text(anchor.Least, 3)}, {Text(anchor.Most, 3)}]";

    /// <summary>
    /// Whether the mean reaches the reference's, compared in the reference's digits; if not, whether it lies in the range of the reference's seeds, or the
    /// reference's mean in the range of ours.
    /// </summary>
    public string Verdict(Anchor anchor)
    {
        double mean = Math.Round(Mean, anchor.Seeds == 1 ? 4 : 3);
        if (mean >= anchor.Reference)
            return mean > anchor.Reference ? "beaten" : "met";
        return mean >= anchor.Least || _scores.Max() >= anchor.Reference ? "within" : Below;
    }

    /// <summary>Mean ± standard deviation [least, most].</summary>
    public override string ToString() => $"{Text(Mean, 4)} ± {Text(Deviation, 4)} [{Text(_scores.Min(), 4)}, {Text(_scores.Max(), 4)}]";

    private static string Text(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}

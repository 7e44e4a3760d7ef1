using System.Globalization;

namespace Recommender;

/// <summary>What a way was measured to be worth.</summary>
/// <param name="Name">Of the way.</param>
/// <param name="Values">The measures of each fold or part.</param>
internal sealed record Measured(string Name, IReadOnlyList<double[]> Values)
{
    /// <summary>The mean of a measure over folds or parts.</summary>
    public double this[int measure] => Values.Average(values => values[measure]);

    /// <summary>Each measure's mean, and from two folds or parts on the deviation among them.</summary>
    public IEnumerable<string> Texts => Enumerable.Range(0, Values[0].Length).Select(measure => Text(this[measure]) + (Values.Count > 1 ? " ± " + Text(Deviation(measure)) : ""));

    private double Deviation(int measure)
    {
        double mean = this[measure];
        return Math.Sqrt(Values.Sum(values => (values[measure] - mean) * (values[measure] - mean)) / (Values.Count - 1));
    }

    private static string Text(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}

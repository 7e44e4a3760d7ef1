using System.Globalization;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>One training, as a line of a CSV file.</summary>
/// <param name="Task">The data set and network.</param>
/// <param name="Entrant">What is compared: an optimiser, an initialiser, a way to train on wrong labels.</param>
/// <param name="Setting">Which point of the search, or <see cref="Final"/>.</param>
/// <param name="Seed">Of the network and of the order of rows: the same for all entrants.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Decay">The weight decay.</param>
/// <param name="Microseconds">Processor time of a step.</param>
/// <param name="Best">The best of <see cref="Curve"/>.</param>
/// <param name="Last">The last of <see cref="Curve"/>.</param>
/// <param name="Score">On test rows after the last step: accuracy, or R² of numbers.</param>
/// <param name="Curve">What was measured at equal distances; empty for points of a search.</param>
internal sealed record EvidenceLine(
    string Task, string Entrant, string Setting, int Seed, double Rate, double Decay, double Microseconds, double Best, double Last, double Score, IReadOnlyList<double> Curve)
{
    /// <summary>The setting of trainings that count; all others chose rate and decay.</summary>
    public const string Final = "final";

    /// <summary>The names of the columns.</summary>
    public const string Header = "task,entrant,setting,seed,rate,decay,us_per_step,best,last,score,curve";

    /// <summary>What tells one training from another.</summary>
    public string Key => $"{Task},{Entrant},{Setting},{Seed}";

    public static EvidenceLine Parse(string line)
    {
        string[] cells = line.Split(',');
        if (cells.Length != 11)
            throw new FormatException($"Expected {Header}, got '{line}'.");
        return new EvidenceLine(
            cells[0],
            cells[1],
            cells[2],
            int.Parse(cells[3], CultureInfo.InvariantCulture),
            Number(cells[4]),
            Number(cells[5]),
            Number(cells[6]),
            Number(cells[7]),
            Number(cells[8]),
            Number(cells[9]),
            cells[10].Length == 0 ? [] : [.. cells[10].Split(' ').Select(Number)]);
    }

    public override string ToString() =>
        $"{Key},{Text(Rate)},{Text(Decay)},{Text(Microseconds)},{Text(Best)},{Text(Last)},{Text(Score)},{string.Join(' ', Curve.Select(Text))}";

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}

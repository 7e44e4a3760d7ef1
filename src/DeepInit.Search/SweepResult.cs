using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>What the trials of a <see cref="Sweep"/> came to, the best first.</summary>
public sealed class SweepResult
{
    private readonly SweepSpace _space;

    internal SweepResult(SweepSpace space, IEnumerable<SweepTrial> trials, MonitoredValue monitor, int epochs)
    {
        _space = space;
        Monitor = monitor;
        Epochs = epochs;

        // Scores of different epochs cannot be compared: who came farther stands higher. What ended by itself came to its end.
        var sorted = new List<SweepTrial>();
        foreach (SweepTrial trial in trials.OrderBy(trial => trial.Index))
        {
            int place = sorted.Count;
            while (place > 0 && Precedes(trial, sorted[place - 1]))
                place--;
            sorted.Insert(place, trial);
        }

        Trials = sorted;
    }

    /// <summary>All trials: who was trained longer stands higher, and of those the better one.</summary>
    public IReadOnlyList<SweepTrial> Trials { get; }

    /// <summary>The best one: of those that were trained longest.</summary>
    /// <exception cref="InvalidOperationException">No trial has a score.</exception>
    public SweepTrial Best => Trials.Count > 0 && !double.IsNaN(Trials[0].Score)
        ? Trials[0]
        : throw new InvalidOperationException("No trial has a score: none came to an epoch whose value is a number.");

    /// <summary>What trials are compared by.</summary>
    public MonitoredValue Monitor { get; }

    /// <summary>Epochs of a trial that was not pruned.</summary>
    public int Epochs { get; }

    /// <summary>Settings that the sweep varied.</summary>
    internal SweepSpace Space => _space;

    /// <summary>Epochs that were trained in all.</summary>
    public long TrainedEpochs => Trials.Sum(trial => (long)trial.Epochs);

    /// <summary>The search as one HTML file, which needs no other and no network: parallel coordinates of the settings, the curves of the trials, a table of all.</summary>
    /// <param name="path">The file; replaced, whole or not at all, if it exists.</param>
    public void SaveReport(string path) => WholeFile.Write(path, SweepReport.Write(this));

    /// <summary>A table of all trials, the best first, and what to write for the best.</summary>
    public override string ToString()
    {
        string[] names = [.. _space.Select(parameter => parameter.Name)];
        var rows = new List<string[]> { new[] { "trial", "network", Monitor.Name, "epochs", "best at" }.Concat(names).ToArray() };
        rows.AddRange(Trials.Select(trial => new[]
        {
            Number(trial.Index), trial.Network, Score(trial.Score), Number(trial.Epochs), Number(trial.BestEpoch),
        }.Concat(trial.Settings.Values.Select(value => value.Value)).ToArray()));
        var text = new StringBuilder();
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        text.Append(FormattableString.Invariant($"{Counted.Of(Trials.Count, "trial")}, {Counted.Of(TrainedEpochs, "epoch")}; without pruning {(long)Trials.Count * Epochs}\n"));
        if (Trials.Count > 0 && !double.IsNaN(Trials[0].Score))
            text.Append(PasteText(Best)).Append('\n');
        return text.ToString();
    }

    /// <summary>What to write for a trial: the attribute, and behind it what is no attribute's.</summary>
    internal static string PasteText(SweepTrial trial)
    {
        string[] attributes = [SweepSettings.LearningRateName, SweepSettings.WeightDecayName];
        string[] besides = [.. trial.Settings.Values.Where(value => trial.AttributeLine is null || !attributes.Contains(value.Key)).Select(value => $"{value.Key} = {value.Value}")];
        string comment = $"// {trial.Network}{(besides.Length > 0 ? ", " : "")}{string.Join(", ", besides)}";
        return trial.AttributeLine is null ? comment : $"{trial.AttributeLine}    {comment}";
    }

    internal static string Score(double score) => score.ToString(Math.Abs(score) is 0 or (>= 1e-3 and < 1e5) ? "0.#####" : "0.###e+0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private bool Precedes(SweepTrial one, SweepTrial other)
    {
        if (double.IsNaN(one.Score) || double.IsNaN(other.Score))
            return !double.IsNaN(one.Score);
        int reach = Reach(one).CompareTo(Reach(other));
        return reach != 0 ? reach > 0 : Monitor.IsBetter(one.Score, other.Score);
    }

    private int Reach(SweepTrial trial) => trial.StopReason is not null && !trial.IsPruned ? Epochs : trial.Epochs;
}

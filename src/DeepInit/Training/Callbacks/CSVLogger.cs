using System.Globalization;

namespace DeepInit;

/// <summary>Writes a line for every epoch to a CSV file (RFC 4180), which is whole after each epoch. Numbers are written to the last bit.</summary>
public sealed class CSVLogger : TrainingCallback
{
    private readonly string _path;

    /// <summary>Logs to a file.</summary>
    /// <param name="path">The file.</param>
    public CSVLogger(string path) => _path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Whether lines are added to an existing file; false unless given: it is replaced.</summary>
    public bool Append { get; init; }

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        if (!Append)
            File.Delete(_path);
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        // The columns are known only now: a first epoch tells what is measured.
        if (!File.Exists(_path) || new FileInfo(_path).Length == 0)
            File.AppendAllText(_path, string.Join(",", Columns(epoch).Select(c => Quoted(c.Name))) + "\r\n");
        File.AppendAllText(_path, string.Join(",", Columns(epoch).Select(c => c.Value)) + "\r\n");
    }

    private static IEnumerable<(string Name, string Value)> Columns(EpochProgress epoch)
    {
        yield return ("epoch", epoch.Epoch.ToString(CultureInfo.InvariantCulture));
        yield return ("steps", epoch.Steps.ToString(CultureInfo.InvariantCulture));
        yield return ("seconds", epoch.Seconds.ToString("0.000", CultureInfo.InvariantCulture));
        yield return ("learning_rate", Number(epoch.LearningRate));
        foreach (KeyValuePair<string, double> value in epoch.Values)
            yield return (value.Key, Number(value.Value));
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";
}

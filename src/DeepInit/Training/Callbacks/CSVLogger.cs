using System.Globalization;

namespace DeepInit;

/// <summary>
/// Writes a line for every epoch to a CSV file (RFC 4180), which is whole after each epoch. Numbers are written to the last bit, names of columns are those of
/// <see cref="EpochProgress.Values"/>.
/// </summary>
/// <remarks>
/// A training that goes on from a checkpoint goes on in its log, with or without <see cref="Append"/>: lines of epochs after the checkpoint, which come again, are
/// cut off, and those that are missing are written from the history. A last line that a killed process has not finished is cut off. A log of other columns gets
/// those that are new, empty in earlier lines.
/// </remarks>
public sealed class CSVLogger : TrainingCallback
{
    private const string BeforeState = "rows_before";

    private readonly string _path;
    private EpochLog? _log;
    private bool _resumes;
    private double _before;

    /// <summary>Logs to a file.</summary>
    /// <param name="path">The file.</param>
    public CSVLogger(string path) => _path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Whether lines are added to an existing log; false unless given: it is replaced, unless the training goes on from a checkpoint.</summary>
    public bool Append { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DataFileException">Lines are to be added to a file that is no log.</exception>
    public override void TrainingStarted(TrainingContext training)
    {
        _log = null;
        _before = double.NaN;
        _resumes = training.Resumes;
        if (_resumes)
            return;
        if (!Append)
            File.Delete(_path);
        _log = EpochLog.Read(_path);
        if (_log is { HasTorso: true })
            _log.Write(_path);
        else if (_log is null)
            File.Delete(_path);
        _before = _log?.Rows.Count ?? 0;
    }

    /// <inheritdoc/>
    public override void StepFinished(TrainingContext training) => GoOn(training);

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        // The epoch is part of the history already.
        if (_resumes)
        {
            GoOn(training);
            return;
        }

        Write(epoch);
    }

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training) => GoOn(training);

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        if (!double.IsNaN(_before))
            state.Set(BeforeState, _before);
    }

    /// <inheritdoc/>
    public override void LoadState(CallbackState state)
    {
        _resumes = true;
        _before = state.Number(BeforeState, double.NaN);
    }

    /// <summary>Makes the log what it was at the checkpoint, once the history is known.</summary>
    private void GoOn(TrainingContext training)
    {
        if (!_resumes)
            return;
        _resumes = false;
        EpochLog? found = EpochLog.Read(_path);
        List<string[]> rows = found?.Rows ?? [];

        // A checkpoint may be older than this callback.
        int before = double.IsNaN(_before) ? (Append ? StartOf(training.History, rows) : 0) : (int)Math.Min(_before, rows.Count);
        _before = before;
        _log = found is null ? null : new EpochLog(found.Columns, rows.Take(before));
        bool isKept = true;
        foreach (EpochProgress epoch in training.History)
        {
            List<KeyValuePair<string, string>> cells = Cells(epoch);
            _log ??= new EpochLog(cells.Select(cell => cell.Key));
            _log.Widen(cells.Select(cell => cell.Key));
            string[]? row = _log.Rows.Count < rows.Count ? rows[_log.Rows.Count] : null;
            isKept &= row is not null && row[0] == cells[0].Value && row.Length == found!.Columns.Count;
            _log.Rows.Add(isKept ? row! : _log.Ordered(cells));
        }

        _log?.Write(_path);
    }

    /// <summary>Where in a log the training's first line stands, or would stand.</summary>
    private static int StartOf(History history, List<string[]> rows)
    {
        for (int start = rows.Count - 1; start >= 0; start--)
        {
            int lines = Math.Min(history.Count, rows.Count - start);
            if (lines > 0 && Enumerable.Range(0, lines).All(i => rows[start + i][0] == Whole(history[i].Epoch)))
                return start;
        }

        return rows.Count;
    }

    private void Write(EpochProgress epoch)
    {
        // The columns are known only now: a first epoch tells what is measured.
        List<KeyValuePair<string, string>> cells = Cells(epoch);
        bool isNew = _log is null;
        _log ??= new EpochLog(cells.Select(cell => cell.Key));
        bool isWider = _log.Widen(cells.Select(cell => cell.Key));
        string[] row = _log.Ordered(cells);
        _log.Rows.Add(row);

        // Somebody may have moved the file away: then it is written whole.
        if (isNew || isWider || !File.Exists(_path))
            _log.Write(_path);
        else
            EpochLog.Append(_path, row);
    }

    private static List<KeyValuePair<string, string>> Cells(EpochProgress epoch) =>
    [
        new(EpochLog.FirstColumn, Whole(epoch.Epoch)),
        new("steps", Whole(epoch.Steps)),
        new("seconds", epoch.Seconds.ToString("0.000", CultureInfo.InvariantCulture)),
        new("learning_rate", epoch.LearningRate.ToString("R", CultureInfo.InvariantCulture)),
        .. epoch.Values.Select(value => new KeyValuePair<string, string>(value.Key, value.Value.ToString("R", CultureInfo.InvariantCulture))),
    ];

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}

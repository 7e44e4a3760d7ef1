using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Rows to learn forecasts from: windows of a time series, and the points behind each. The series is split by time: no window of <see cref="Training"/> sees, as input or as target,
/// a point behind the training part, and the scaling is fitted to that part alone. (A random split would put neighbours of almost the same window on both sides.)
/// </summary>
/// <remarks>
/// A row of the input is <c>[steps, columns]</c>, one of the target <c>[horizon, targets]</c>, in that order in memory. Windows overlap, and each is a copy: memory is that of the series
/// times steps / stride.
/// </remarks>
/// <example><code>
/// var windows = new TimeSeriesWindows&lt;float&gt;(sunspots, steps: 24);
/// model.Parameters.Transform = windows.Transform;
/// model.Fit(windows.Training, new FitOptions { Epochs = 50 });
/// float[] next = windows.Undo(model.Predict(windows.Latest()));      // the month after the last
/// </code></example>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TimeSeriesWindows<T>
    where T : unmanaged
{
    private readonly T[] _raw;
    private readonly T[] _scaled;
    private readonly int[] _targets;
    private readonly TimeSeriesOptions _options;

    /// <summary>Windows of a series, which is copied.</summary>
    /// <param name="series">The points from the first to the last, each with all its columns. NaN is a missing number, and becomes the mean of the training part.</param>
    /// <param name="steps">Points in a window, at least 1.</param>
    /// <param name="options">Columns, horizon, stride and split.</param>
    /// <exception cref="ArgumentException">The series has no whole number of points, or too few of them for one window in the training part.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option has no sense; the message says which.</exception>
    public TimeSeriesWindows(ReadOnlySpan<T> series, int steps, TimeSeriesOptions? options = null)
    {
        _options = options ?? new TimeSeriesOptions();
        AtLeastOne(steps, nameof(steps));
        AtLeastOne(_options.Columns, nameof(TimeSeriesOptions.Columns));
        AtLeastOne(_options.Horizon, nameof(TimeSeriesOptions.Horizon));
        AtLeastOne(_options.Stride, nameof(TimeSeriesOptions.Stride));

        // The negated pattern also catches NaN.
        if (_options.Training is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Training, "Training is a share of the points, more than 0 and at most 1.");
        if (series.Length % _options.Columns != 0)
            throw new ArgumentException($"The series has {Counted.Of(series.Length, "number")}; expected a multiple of {_options.Columns}, the columns of a point.", nameof(series));
        if (_options.Names is { } names && names.Count != _options.Columns)
            throw new ArgumentException($"There are {names.Count} names for {_options.Columns} columns.", nameof(options));
        _targets = [.. _options.Targets ?? [.. Enumerable.Range(0, _options.Columns)]];
        if (_targets.Length == 0 || _targets.Distinct().Count() < _targets.Length || _targets.Any(t => (uint)t >= (uint)_options.Columns))
            throw new ArgumentOutOfRangeException(nameof(options), string.Join(", ", _targets), $"Targets are columns from 0 to {_options.Columns - 1}, each once.");

        Steps = steps;
        Points = series.Length / _options.Columns;
        TrainingPoints = (int)Math.Floor(_options.Training * Points);
        if (TrainingPoints < steps + _options.Horizon)
        {
            throw new ArgumentException(
                $"The training part has {TrainingPoints} of {Points} points; expected at least {steps + _options.Horizon}, for one window of {steps} and the horizon {_options.Horizon}.", nameof(series));
        }

        _raw = series.ToArray();
        Transform = Fit();
        _scaled = new T[_raw.Length];
        for (int i = 0; i < _raw.Length; i++)
            _scaled[i] = Scalar.FromDouble<T>(Column(i % _options.Columns).Apply(Scalar.ToDouble(_raw[i])));
    }

    /// <summary>Points in a window.</summary>
    public int Steps { get; }

    /// <summary>Points of the series.</summary>
    public int Points { get; }

    /// <summary>Points, from the first, that are learnt from.</summary>
    public int TrainingPoints { get; }

    /// <summary>The scaling of the columns, fitted to the training part, and that of the targets: to be saved with the weights as <see cref="ParameterCollection{T}.Transform"/>. A window in raw numbers is scaled by its <c>Apply</c>.</summary>
    public DataTransform Transform { get; }

    /// <summary>The windows whose points and targets are all in the training part.</summary>
    public Dataset<T> Training => Between(0, TrainingPoints);

    /// <summary>The windows whose targets are all behind the training part. Their inputs may reach back into it: what is past is known when a forecast is made.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Dataset<T> Test => Between(TrainingPoints, Points);

    /// <summary>The windows whose targets all lie in a part of the series, for instance for validation; the first one as early as there is a whole window before it.</summary>
    /// <param name="first">The first point that may be a target.</param>
    /// <param name="end">The point behind the last that may be one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The series has no such part.</exception>
    /// <exception cref="InvalidOperationException">The part has no room for the horizon.</exception>
    public Dataset<T> Between(int first, int end)
    {
        int[] starts = Starts(first, end);
        return new Dataset<T>(InputsOf(starts), TargetsOf(_scaled, starts));
    }

    /// <summary>The inputs of <see cref="Between"/>, scaled: what forecasts are made of.</summary>
    /// <param name="first">The first point that may be a target.</param>
    /// <param name="end">The point behind the last that may be one.</param>
    /// <returns>A row <c>[steps, columns]</c> for each window.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The series has no such part.</exception>
    /// <exception cref="InvalidOperationException">The part has no room for the horizon.</exception>
    public T[] Inputs(int first, int end) => InputsOf(Starts(first, end));

    /// <summary>The raw targets of <see cref="Between"/>: what forecasts are compared with.</summary>
    /// <param name="first">The first point that may be a target.</param>
    /// <param name="end">The point behind the last that may be one.</param>
    /// <returns>A row <c>[horizon, targets]</c> for each window.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The series has no such part.</exception>
    public T[] RawTargets(int first, int end) => TargetsOf(_raw, Starts(first, end));

    /// <summary>The last window of the series, scaled: what a forecast of the future is made of.</summary>
    public T[] Latest() => Window(Points).ToArray();

    /// <summary>Predictions in the units of the series.</summary>
    /// <param name="predictions">What the network predicted, rows <c>[horizon, targets]</c>.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    public T[] Undo(ReadOnlySpan<T> predictions)
    {
        int size = _options.Horizon * _targets.Length;
        if (predictions.Length % size != 0)
            throw new ArgumentException($"There are {predictions.Length} predictions; expected a multiple of {size}, the numbers of one row.", nameof(predictions));
        T[] raw = predictions.ToArray();
        for (int i = 0; i < raw.Length; i++)
            raw[i] = Scalar.FromDouble<T>(Column(_targets[i % _targets.Length]).Undo(Scalar.ToDouble(raw[i])));
        return raw;
    }

    private static void AtLeastOne(int value, string name)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 1.");
    }

    private NumberTransform Column(int column) => (NumberTransform)Transform.Inputs[column];

    private ReadOnlySpan<T> Window(int end) => _scaled.AsSpan((end - Steps) * _options.Columns, Steps * _options.Columns);

    // The first target of each window.
    private int[] Starts(int first, int end)
    {
        if (first < 0 || end > Points || first > end)
            throw new ArgumentOutOfRangeException(nameof(first), $"{first} to {end}", $"Expected a part of the points from 0 to {Points}.");
        var starts = new List<int>();
        for (int start = Math.Max(first, Steps); start <= end - _options.Horizon; start += _options.Stride)
            starts.Add(start);
        return starts.Count > 0
            ? [.. starts]
            : throw new InvalidOperationException($"The points from {first} to {end} have no room for a window of {Steps} before them and the horizon {_options.Horizon}.");
    }

    private T[] InputsOf(int[] starts)
    {
        int size = Steps * _options.Columns;
        var inputs = new T[checked(starts.Length * size)];
        for (int w = 0; w < starts.Length; w++)
            Window(starts[w]).CopyTo(inputs.AsSpan(w * size));
        return inputs;
    }

    private T[] TargetsOf(T[] values, int[] starts)
    {
        int size = _options.Horizon * _targets.Length;
        var targets = new T[checked(starts.Length * size)];
        int at = 0;
        foreach (int start in starts)
        {
            for (int h = 0; h < _options.Horizon; h++)
            {
                foreach (int column in _targets)
                    targets[at++] = values[((start + h) * _options.Columns) + column];
            }
        }

        return targets;
    }

    private DataTransform Fit()
    {
        var columns = new NumberTransform[_options.Columns];
        for (int c = 0; c < columns.Length; c++)
        {
            var fit = new NumberFit(_options.Names?[c] ?? c.ToString(System.Globalization.CultureInfo.InvariantCulture));
            for (int p = 0; p < TrainingPoints; p++)
                fit.Add(Scalar.ToDouble(_raw[(p * _options.Columns) + c]));
            columns[c] = _options.Standardize ? fit.Standardize() : fit.AsIs();
        }

        return new DataTransform(columns, _targets.Select(t => columns[t]));
    }
}

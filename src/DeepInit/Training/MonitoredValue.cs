namespace DeepInit;

/// <summary>A number of an epoch that a callback watches, and which way is better.</summary>
public sealed class MonitoredValue
{
    private readonly Func<EpochProgress, double?> _read;

    private readonly Metric? _metric;

    private MonitoredValue(string name, bool higherIsBetter, Func<EpochProgress, double?> read, Metric? metric = null)
    {
        _metric = metric;
        Name = name;
        HigherIsBetter = higherIsBetter;
        _read = read;
    }

    /// <summary>The training loss; lower is better.</summary>
    public static MonitoredValue Loss { get; } = new("loss", false, e => e.Loss);

    /// <summary>The validation loss; lower is better.</summary>
    public static MonitoredValue ValidationLoss { get; } = new("val_loss", false, e => e.ValidationLoss);

    /// <summary>The training accuracy; higher is better. Needs <see cref="FitOptions.Accuracy"/>.</summary>
    public static MonitoredValue Accuracy { get; } = new("accuracy", true, e => e.Accuracy);

    /// <summary>The validation accuracy; higher is better. Needs <see cref="FitOptions.Accuracy"/>.</summary>
    public static MonitoredValue ValidationAccuracy { get; } = new("val_accuracy", true, e => e.ValidationAccuracy);

    /// <summary>The validation loss, or the training loss of epochs without validation; lower is better.</summary>
    public static MonitoredValue AnyLoss { get; } = new("val_loss or loss", false, e => e.ValidationLoss ?? e.Loss);

    /// <summary>Its name, for people.</summary>
    public string Name { get; }

    /// <summary>Whether a higher value is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Any other number.</summary>
    /// <param name="name">A name, for people.</param>
    /// <param name="higherIsBetter">Whether a higher value is better.</param>
    /// <param name="read">Reads it from an epoch; null if the epoch has none.</param>
    public static MonitoredValue Of(string name, bool higherIsBetter, Func<EpochProgress, double?> read) =>
        new(name, higherIsBetter, read ?? throw new ArgumentNullException(nameof(read)));

    /// <summary>A metric on the training rows.</summary>
    /// <param name="metric">One of <see cref="FitOptions.Metrics"/>.</param>
    public static MonitoredValue Of(Metric metric) => new(metric.Name, metric.HigherIsBetter, e => Find(e, metric)?.Value, metric);

    /// <summary>A metric on the validation data.</summary>
    /// <param name="metric">One of <see cref="FitOptions.Metrics"/>.</param>
    public static MonitoredValue OfValidation(Metric metric) => new("val_" + metric.Name, metric.HigherIsBetter, e => Find(e, metric)?.ValidationValue, metric);

    /// <summary>Any number of <see cref="EpochProgress.Values"/>, by its name there: <c>val_price_mae</c>.</summary>
    /// <param name="name">Its name. One that is not measured is refused after the first epoch, with the names that there are.</param>
    /// <param name="higherIsBetter">Whether a higher value is better.</param>
    public static MonitoredValue Named(string name, bool higherIsBetter = false) =>
        new(name ?? throw new ArgumentNullException(nameof(name)), higherIsBetter, e => e.Values.Where(v => v.Key == name).Select(v => (double?)v.Value).FirstOrDefault());

    /// <summary>The value in an epoch.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <exception cref="InvalidOperationException">The epoch has no such value: there is no validation data, or it is not measured.</exception>
    public double In(EpochProgress epoch) =>
        _read(epoch) ?? throw new InvalidOperationException(
            $"A callback watches '{Name}', which epoch {epoch.Epoch} does not have; it has {string.Join(", ", epoch.Values.Select(v => $"'{v.Key}'"))}. " +
            "Give FitOptions validation data, or what measures it.");

    /// <summary>What the value is called in an epoch: of two targets' metrics, which one.</summary>
    internal string NameIn(EpochProgress epoch) =>
        _metric is null || Find(epoch, _metric) is not { } result ? Name : Name.StartsWith("val_", StringComparison.Ordinal) ? "val_" + result.Name : result.Name;

    /// <summary>Whether a value is better than another by more than a margin. NaN is never better, and any number is better than NaN.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="best">The best so far; NaN if there is none.</param>
    /// <param name="margin">How much better it must be, at least 0.</param>
    public bool IsBetter(double value, double best, double margin = 0) =>
        !double.IsNaN(value) && (double.IsNaN(best) || (HigherIsBetter ? value > best + margin : value < best - margin));

    private static MetricResult? Find(EpochProgress epoch, Metric metric)
    {
        foreach (MetricResult result in epoch.Metrics)
        {
            if (ReferenceEquals(result.Metric, metric))
                return result;
        }

        return null;
    }
}

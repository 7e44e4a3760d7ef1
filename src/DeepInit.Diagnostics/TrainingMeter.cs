using System.Diagnostics.Metrics;

namespace DeepInit;

/// <summary>
/// Publishes a training as metrics of the meter <see cref="MeterName"/> (<c>System.Diagnostics.Metrics</c>), which OpenTelemetry and <c>dotnet-counters</c> read.
/// Every measurement has the tag <c>network</c>, the name of the network's class.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term><c>deepinit.training.steps</c></term><description>Counter, {step}: optimiser steps.</description></item>
/// <item><term><c>deepinit.training.rows</c></term><description>Counter, {row}: rows that steps took.</description></item>
/// <item><term><c>deepinit.training.epochs</c></term><description>Counter, {epoch}: finished epochs.</description></item>
/// <item><term><c>deepinit.training.epoch.duration</c></term><description>Histogram, s: what an epoch took, validation included.</description></item>
/// <item><term><c>deepinit.training.loss</c></term><description>Gauge: the mean loss over the rows of the epoch so far.</description></item>
/// <item><term><c>deepinit.training.validation_loss</c></term><description>Gauge: that of the last epoch, where there is validation.</description></item>
/// <item><term><c>deepinit.training.learning_rate</c></term><description>Gauge: the rate of the last step.</description></item>
/// </list>
/// Gauges are there from the first step until the training has ended, or, where it is cancelled or fails, until <see cref="Dispose"/>. A step allocates nothing.
/// </remarks>
/// <example><code>
/// builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(TrainingMeter.MeterName).AddOtlpExporter());
///
/// using var meter = new TrainingMeter();
/// model.Fit(data, new FitOptions { Epochs = 20, Callbacks = { meter } });
/// </code></example>
public sealed class TrainingMeter : TrainingCallback, IDisposable
{
    /// <summary>The name of the meter: <c>DeepInit.Training</c>.</summary>
    public const string MeterName = "DeepInit.Training";

    private static readonly object Gate = new();
    private static readonly List<TrainingMeter> Running = [];
    private static readonly Meter Source = new(MeterName);
    private static readonly Counter<long> Steps = Source.CreateCounter<long>("deepinit.training.steps", "{step}", "Optimiser steps.");
    private static readonly Counter<long> Rows = Source.CreateCounter<long>("deepinit.training.rows", "{row}", "Rows that steps took.");
    private static readonly Counter<long> Epochs = Source.CreateCounter<long>("deepinit.training.epochs", "{epoch}", "Finished epochs.");
    private static readonly Histogram<double> Duration = Source.CreateHistogram<double>("deepinit.training.epoch.duration", "s", "What an epoch took, validation included.");

    private KeyValuePair<string, object?> _network;
    private double _loss;
    private double _learningRate;
    private double? _validationLoss;

    static TrainingMeter()
    {
        Source.CreateObservableGauge("deepinit.training.loss", () => Observe(t => t._loss), null, "The mean loss over the rows of the epoch so far.");
        Source.CreateObservableGauge("deepinit.training.validation_loss", () => Observe(t => t._validationLoss), null, "The validation loss of the last epoch.");
        Source.CreateObservableGauge("deepinit.training.learning_rate", () => Observe(t => t._learningRate), null, "The learning rate of the last step.");
    }

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        Dispose();
        _network = new KeyValuePair<string, object?>("network", training.Network);
        _validationLoss = null;
    }

    /// <inheritdoc/>
    public override void StepFinished(TrainingContext training)
    {
        Volatile.Write(ref _loss, training.Loss);
        Volatile.Write(ref _learningRate, training.LearningRate);
        Steps.Add(1, _network);
        Rows.Add(training.StepRows, _network);
        lock (Gate)
        {
            if (!Running.Contains(this))
                Running.Add(this);
        }
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        lock (Gate)
            _validationLoss = epoch.ValidationLoss;
        Epochs.Add(1, _network);
        Duration.Record(epoch.Seconds, _network);
    }

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training) => Dispose();

    /// <summary>Takes the gauges away.</summary>
    public void Dispose()
    {
        lock (Gate)
            Running.Remove(this);
    }

    private static List<Measurement<double>> Observe(Func<TrainingMeter, double?> value)
    {
        lock (Gate)
        {
            return [.. from training in Running
                       let number = value(training)
                       where number is not null
                       select new Measurement<double>(number.Value, training._network)];
        }
    }
}

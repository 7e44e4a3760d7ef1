using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PredictionServer;

/// <summary>What the server counts, under OpenTelemetry's naming rules.</summary>
public sealed class ServerMetrics
{
    /// <summary>The name to listen to.</summary>
    public const string MeterName = "PredictionServer";

    private readonly Counter<long> _predictions;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _loads;

    /// <summary>Creates the instruments.</summary>
    public ServerMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _predictions = meter.CreateCounter<long>("prediction.rows", "{row}", "Rows predicted.");
        _duration = meter.CreateHistogram("prediction.model.duration", "s", "Time of the network itself, per request.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 1e-3, 1e-2] });
        _loads = meter.CreateCounter<long>("model.loads", "{load}", "Model files read, by outcome.");
    }

    /// <summary>The time before a prediction.</summary>
    public long Start() => Stopwatch.GetTimestamp();

    /// <summary>Counts a prediction that began at <paramref name="start"/>.</summary>
    public void Predicted(int rows, long start)
    {
        _duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        _predictions.Add(rows);
    }

    /// <summary>Counts a file that was read.</summary>
    public void Loaded(bool succeeded) => _loads.Add(1, new KeyValuePair<string, object?>("outcome", succeeded ? "success" : "failure"));
}

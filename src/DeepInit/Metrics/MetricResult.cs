namespace DeepInit;

/// <summary>What a metric came to in an epoch.</summary>
/// <param name="Metric">The metric; <see cref="Metric.Value"/> of it is what it measured last, not this.</param>
/// <param name="Value">Its value on the training rows, each measured just before the step that learns from it.</param>
/// <param name="ValidationValue">Its value on the validation data; null without such data.</param>
public sealed record MetricResult(Metric Metric, double Value, double? ValidationValue)
{
    /// <summary>What it is called in this training, by which logs, reports and <see cref="EpochProgress.Values"/> know it: no other number has the name.</summary>
    public string Name { get; init; } = Metric?.Name ?? "";
}

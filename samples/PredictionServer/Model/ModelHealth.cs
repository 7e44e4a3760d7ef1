using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PredictionServer.Model;

/// <summary>Unhealthy without a model, degraded when the newest file could not be taken.</summary>
public sealed class ModelHealth(ModelHolder holder) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        holder.Current is not { } model ? HealthCheckResult.Unhealthy(holder.Fault)
        : holder.Fault is { } fault ? HealthCheckResult.Degraded(fault)
        : HealthCheckResult.Healthy($"Model {model.Version}"));
}

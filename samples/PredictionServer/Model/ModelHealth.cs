using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PredictionServer.Model;

/// <summary>Unhealthy without a model, degraded when the newest file could not be taken; either says why, since when, and how often it was tried.</summary>
public sealed class ModelHealth(ModelHolder holder) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Result(holder.State));

    private static HealthCheckResult Result(ModelState state) => (state.Model, state.Fault) switch
    {
        (_, { } fault) => new HealthCheckResult(state.Model is null ? HealthStatus.Unhealthy : HealthStatus.Degraded, string.Create(
            CultureInfo.InvariantCulture,
            $"{fault} Since {state.Since:yyyy-MM-ddTHH:mm:ssZ}, tried {state.Attempts} times.{(state.Model is null ? "" : $" Model {state.Model.Version} answers.")}")),
        ({ } model, null) => HealthCheckResult.Healthy($"Model {model.Version}. {model.Expects}"),
        _ => HealthCheckResult.Unhealthy("There is no model."),
    };
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PredictionServer.Api;

/// <summary>What /health answers.</summary>
/// <param name="Status">Healthy, Degraded (an older model answers) or Unhealthy (none does).</param>
/// <param name="Reason">Why, since when and how often it was tried; of a healthy server, its model.</param>
public sealed record HealthResponse(string Status, string? Reason)
{
    /// <summary>Writes it.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthResponse(report.Status.ToString(), report.Entries.Values.Select(entry => entry.Description).FirstOrDefault(text => text is not null)),
        ServerJson.Default.HealthResponse,
        cancellationToken: context.RequestAborted);
}

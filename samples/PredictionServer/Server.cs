using Microsoft.AspNetCore.Http.HttpResults;
using OpenTelemetry.Metrics;
using PredictionServer.Api;
using PredictionServer.Model;

namespace PredictionServer;

/// <summary>The web application: its services and its endpoints.</summary>
public static class Server
{
    /// <summary>Rows of one request at most: some hundred kilobytes of JSON.</summary>
    public const int MostRows = 1024;

    /// <summary>Builds the application.</summary>
    /// <param name="args">
    /// ASP.NET's settings (<c>--urls</c>), <c>--Model:Path FILE</c> (the file that QuickStart saves, unless given) and <c>--Model:CheckSeconds S</c>
    /// (how often the file is looked at; 1 unless given).
    /// </param>
    public static WebApplication Create(string[] args)
    {
        // Settings lie beside the program, wherever it was started from.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1 << 20);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServerJson.Default));
        builder.Services.AddProblemDetails();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.AddSingleton(ModelOptions.Read(builder.Configuration));
        builder.Services.AddSingleton<ServerMetrics>();
        builder.Services.AddSingleton<ModelHolder>();
        builder.Services.AddHostedService<ModelReloader>();
        builder.Services.AddHealthChecks().AddCheck<ModelHealth>("model");
        AddTelemetry(builder);

        WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapPost("/predict", Predict);
        app.MapHealthChecks("/health");
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    private static Results<Ok<PredictionResponse>, ValidationProblem, ProblemHttpResult> Predict(PredictionRequest request, ModelHolder holder, ServerMetrics metrics)
    {
        if (PredictionRequest.Faults(request) is { } faults)
            return TypedResults.ValidationProblem(faults);
        if (holder.Current is not { } model)
            return TypedResults.Problem("No model has been loaded yet; /health says why.", statusCode: StatusCodes.Status503ServiceUnavailable);

        var probabilities = new float[request.Rows.Length];
        long start = metrics.Start();
        model.Predict(request.Rows, probabilities);
        metrics.Predicted(probabilities.Length, start);
        return TypedResults.Ok(new PredictionResponse(model.Version, probabilities));
    }

    // Prometheus reads /metrics; a collector gets the same by OTLP where the usual variable names one.
    private static void AddTelemetry(WebApplicationBuilder builder) =>
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(ServerMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
            metrics.AddPrometheusExporter();
            if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
                metrics.AddOtlpExporter();
        });
}

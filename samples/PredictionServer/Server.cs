using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using PredictionServer.Api;
using PredictionServer.Model;
using PredictionServer.Taste;

namespace PredictionServer;

/// <summary>The web application: its services and its endpoints.</summary>
public static class Server
{
    /// <summary>Rows of one request at most: some hundred kilobytes of JSON.</summary>
    public const int MostRows = 1024;

    /// <summary>Bytes of one request at most.</summary>
    public const int MostBytes = 1 << 20;

    private const int DefaultTop = 10;

    /// <summary>Builds the application.</summary>
    /// <param name="args">
    /// ASP.NET's settings (<c>--urls</c>), <c>--Model:Path FILE</c> (the file that QuickStart saves, unless given), <c>--Model:CheckSeconds S</c>
    /// (how often the file is looked at; 1 unless given), <c>--Taste:Path FILE</c> (where what was learnt of events is kept; nowhere unless given) and <c>--Taste:LearnSeconds S</c> (how often they are learnt from; 1 unless given).
    /// </param>
    /// <exception cref="ModelOptionsException">A setting has no meaning.</exception>
    public static WebApplication Create(string[] args)
    {
        // Settings lie beside the program, wherever it was started from.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServerJson.Default));
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(ModelOptions.Read(builder.Configuration));
        builder.Services.AddSingleton<ServerMetrics>();
        builder.Services.AddSingleton<ModelHolder>();
        builder.Services.AddHostedService<ModelReloader>();
        builder.Services.AddSingleton(TasteOptions.Read(builder.Configuration));
        builder.Services.AddSingleton<EventLog>();
        builder.Services.AddSingleton<TasteHolder>();
        builder.Services.AddHostedService<TasteLearner>();
        builder.Services.AddHealthChecks().AddCheck<ModelHealth>("model");
        AddTelemetry(builder);

        WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapPost("/predict", PredictAsync);
        app.MapGet("/model", Describe);
        app.MapPost("/events", TakeEventsAsync);
        app.MapGet("/recommendations/{user}", Recommend);
        app.MapGet("/taste", DescribeTaste);
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthResponse.WriteAsync });
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    private static async Task<IResult> PredictAsync(HttpRequest http, ModelHolder holder, ServerMetrics metrics)
    {
        (PredictionRequest? request, IResult? refusal) = await RequestBody.ReadAsync(http, ServerJson.Default.PredictionRequest);
        if (refusal is not null)
            return refusal;
        if (PredictionRequest.Faults(request) is { } faults)
            return Results.ValidationProblem(faults);
        if (holder.Current is not { } model)
            return NoModel(holder);

        var probabilities = new float[request!.Rows.Length];
        long start = metrics.Start();
        model.Predict(request.Rows, probabilities);
        metrics.Predicted(probabilities.Length, start);
        return PredictionRequest.Unanswered(probabilities) is { } unanswered
            ? Results.ValidationProblem(unanswered, statusCode: StatusCodes.Status422UnprocessableEntity)
            : TypedResults.Json(new PredictionResponse(model.Version, RowsOf(model), model.ProbabilityOf, probabilities), ServerJson.Default.PredictionResponse);
    }

    private static IResult Describe(ModelHolder holder) => holder.State is { Model: { } model }
        ? TypedResults.Json(new ModelResponse(model.Version, RowsOf(model), model.Expects, model.ProbabilityOf), ServerJson.Default.ModelResponse)
        : NoModel(holder);

    private static async Task<IResult> TakeEventsAsync(HttpRequest http, EventLog events)
    {
        (EventsRequest? request, IResult? refusal) = await RequestBody.ReadAsync(http, ServerJson.Default.EventsRequest);
        if (refusal is not null)
            return refusal;
        if (EventsRequest.Faults(request) is { } faults)
            return Results.ValidationProblem(faults);
        return events.Add(request!.Rows()) is { } full ? Results.Problem(full, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Accepted();
    }

    private static IResult Recommend(string user, string? top, TasteHolder holder)
    {
        int count = DefaultTop;
        if (top is not null && !(int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is > 0 and <= MostRows))
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["top"] = [$"A number from 1 to {MostRows} is expected."] });
        return holder.Current is { } taste
            ? TypedResults.Json(new RecommendationResponse(taste.Version, taste.Knows(user), [.. taste.Recommend(user, count).Select(found => new RecommendedItem(found.Id, found.Score))]), ServerJson.Default.RecommendationResponse)
            : Results.Problem("Nothing has been learnt yet: POST /events says what was shown to whom, and what was chosen.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult DescribeTaste(TasteHolder holder, EventLog events) => TypedResults.Json(
        holder.Current is { } taste ? new TasteResponse(taste.Version, taste.Users, taste.Items, events.Learnt, events.Waiting) : new TasteResponse(0, 0, 0, events.Learnt, events.Waiting),
        ServerJson.Default.TasteResponse);

    private static IResult NoModel(ModelHolder holder) =>
        Results.Problem($"No model has been loaded yet: {holder.Fault} /health says since when.", statusCode: StatusCodes.Status503ServiceUnavailable);

    private static string RowsOf(LoadedModel model) => model.TakesRawRows ? "raw" : "transformed";

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

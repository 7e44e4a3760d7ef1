using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using QuickStart;

// Telemetry listens to every meter of its name in the process: servers run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace DeepInit.PredictionServer.Tests;

/// <summary>The sample's server on a free port of this machine, with a model file of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private RunningServer(WebApplication app, DirectoryInfo folder)
    {
        _app = app;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public string ModelFile => Path.Combine(_folder.FullName, "model.safetensors");

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one; its model is the network of this seed, or no file yet.</summary>
    public static Task<RunningServer> StartAsync(int? seed = 0) => StartAsync(file =>
    {
        if (seed is { } s)
            new TumourClassifier(s).Save(file);
    });

    /// <summary>Starts one; its model's file is made before. What it learns of events is kept in a file, if there is one.</summary>
    public static async Task<RunningServer> StartAsync(Action<string> prepare, string? taste = null)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prediction-server-");
        string file = Path.Combine(folder.FullName, "model.safetensors");
        prepare(file);
        WebApplication app = global::PredictionServer.Server.Create(
            ["--urls", "http://127.0.0.1:0", "--Model:Path", file, "--Model:CheckSeconds", "0.02", "--Taste:LearnSeconds", "0.02", "--Logging:LogLevel:Default", "None", .. taste is null ? Array.Empty<string>() : ["--Taste:Path", taste]]);
        await app.StartAsync();
        return new RunningServer(app, folder);
    }

    public Task StopAsync() => _app.StopAsync();

    /// <summary>What /health says.</summary>
    public async Task<(string Status, string Reason)> HealthAsync()
    {
        using HttpResponseMessage response = await Client.GetAsync("/health");
        JsonNode answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        string status = (string)answer["status"]!;
        Assert.Equal(status == "Unhealthy" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response.StatusCode);
        return (status, (string)answer["reason"]!);
    }

    public Task<HttpResponseMessage> PostAsync(string json) => Client.PostAsync("/predict", new StringContent(json, null, "application/json"));

    public async Task<(string Model, float[] Probabilities)> PredictAsync(float[] inputs)
    {
        using HttpResponseMessage response = await PostAsync(Request(inputs));
        JsonNode answer = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        return ((string)answer["model"]!, [.. answer["probabilities"]!.AsArray().Select(p => (float)p!)]);
    }

    /// <summary>Waits until a condition holds, ten seconds at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int i = 0; i < 500; i++)
        {
            if (await condition())
                return;
            await Task.Delay(20);
        }

        Assert.Fail("It did not happen within ten seconds.");
    }

    /// <summary>The JSON of a request for so many rows of 30 numbers.</summary>
    public static string Request(float[] inputs) =>
        $$"""{"rows":[{{string.Join(',', inputs.Chunk(TumourClassifier.InputSize).Select(row => $"[{string.Join(',', row.Select(x => x.ToString(CultureInfo.InvariantCulture)))}]"))}}]}""";

    /// <summary>The problem details of a response, which has this status.</summary>
    public static async Task<JsonNode> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((int)status, (int)problem["status"]!);
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PredictionServer.Model;
using QuickStart;

namespace DeepInit.PredictionServer.Tests;

/// <summary>What a client sees of /predict.</summary>
public sealed class PredictTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1024)]
    public async Task AnswersAreTheNetworks(int rows)
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: 3);
        float[] inputs = Inputs(rows);

        (string model, float[] probabilities) = await server.PredictAsync(inputs);

        Assert.Equal(new TumourClassifier(3).Predict(inputs), probabilities, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Matches("^[0-9a-f]{12}$", model);
    }

    [Theory]
    [InlineData("{}", "rows", "1 to 1024 rows are expected, 0 came.")]
    [InlineData("""{"rows":[]}""", "rows", "1 to 1024 rows are expected, 0 came.")]
    [InlineData("""{"rows":[[1,2,3]]}""", "rows[0]", "30 numbers are expected, 3 came.")]
    [InlineData("""{"rows":[null]}""", "rows[0]", "30 numbers are expected, 0 came.")]
    [InlineData("""{"rows":[[1e40,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]]}""", "rows[0]", "Every number must be finite in single precision.")]
    public async Task AWrongRequestIsToldWhatIsWrong(string json, string place, string message)
    {
        await using RunningServer server = await RunningServer.StartAsync();

        using HttpResponseMessage response = await server.PostAsync(json);

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(message, (string?)problem["errors"]![place]![0]);
    }

    [Fact]
    public async Task TooManyRowsAreRefused()
    {
        await using RunningServer server = await RunningServer.StartAsync();

        using HttpResponseMessage response = await server.PostAsync(RunningServer.Request(new float[1025 * 30]));

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("1 to 1024 rows are expected, 1025 came.", (string?)problem["errors"]!["rows"]![0]);
    }

    [Fact]
    public async Task WithoutAModelItSaysSo()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: null);

        using HttpResponseMessage response = await server.PostAsync(RunningServer.Request(Inputs(1)));

        await RunningServer.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        (string status, string reason) = await server.HealthAsync();
        Assert.Equal("Unhealthy", status);
        Assert.StartsWith($"There is no file {server.ModelFile}. Since 20", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheModelsPartAllocatesNothing(bool raw)
    {
        await using RunningServer server = await RunningServer.StartAsync(file =>
        {
            var network = new TumourClassifier();
            network.Parameters.Transform = raw ? TransformTests.Numbers(TumourClassifier.InputSize) : null;
            network.Save(file);
        });
        LoadedModel model = server.Services.GetRequiredService<ModelHolder>().Current!;
        float[][] rows = [.. Inputs(300).Chunk(30)];
        var probabilities = new float[300];

        Assert.Equal(0, Allocations.Of(
            () =>
            {
                model.Predict(rows, probabilities);
                model.Predict(rows.AsSpan(0, 1), probabilities.AsSpan(0, 1));
            },
            calls: 20));
    }

    [Fact]
    public async Task MetricsCountRowsAndLoads()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        await server.PredictAsync(Inputs(5));
        await server.PredictAsync(Inputs(2));

        string text = await server.Client.GetStringAsync("/metrics");

        Assert.Matches(@"(?m)^prediction_rows_total\S* 7\b", text);
        Assert.Matches(@"(?m)^prediction_model_duration_seconds_count\S* 2\b", text);
        Assert.Matches(@"(?m)^model_loads_total\{[^}]*outcome=""success""[^}]*\} 1\b", text);
        Assert.Contains("http_server_request_duration_seconds", text, StringComparison.Ordinal);
    }

    internal static float[] Inputs(int rows)
    {
        var random = new Random(rows);
        return [.. Enumerable.Range(0, rows * TumourClassifier.InputSize).Select(_ => (float)(random.NextDouble() - 0.5) * 4)];
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using QuickStart;

namespace DeepInit.PredictionServer.Tests;

/// <summary>A new model file while clients are being served.</summary>
public sealed class SwapTests
{
    [Fact]
    public async Task EveryAnswerUnderLoadIsWhollyOneModels()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: 0);
        float[] inputs = PredictTests.Inputs(4);
        float[][] expected = [.. Enumerable.Range(0, 6).Select(seed => new TumourClassifier(seed).Predict(inputs))];
        var seen = new ConcurrentDictionary<string, float[]>();
        using var stop = new CancellationTokenSource();

        Task[] clients = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                (string model, float[] probabilities) = await server.PredictAsync(inputs);
                Assert.Equal(seen.GetOrAdd(model, probabilities), probabilities);
            }
        }))];
        for (int models = 1; models <= expected.Length; models++)
        {
            if (models > 1)
                new TumourClassifier(models - 1).Save(server.ModelFile);
            int served = models;
            await RunningServer.UntilAsync(() => Task.FromResult(seen.Count == served || clients.Any(client => client.IsFaulted)));
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);

        Assert.Equal(expected.Length, seen.Count);
        foreach (float[] answer in seen.Values)
            Assert.Contains(expected, e => e.Zip(answer, (a, b) => Math.Abs(a - b)).Max() < 1e-6);
    }

    [Fact]
    public async Task ABrokenFileLeavesTheModelAndDegradesTheHealth()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: 0);
        float[] inputs = PredictTests.Inputs(1);
        (string before, _) = await server.PredictAsync(inputs);
        Assert.Equal("Healthy", (await server.HealthAsync()).Status);

        await File.WriteAllTextAsync(server.ModelFile, "no weights");

        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Degraded");
        Assert.Equal(before, (await server.PredictAsync(inputs)).Model);
        // A file may be seen more than once while it is written, and the exporter answers from what it collected a moment ago.
        await RunningServer.UntilAsync(async () => Regex.IsMatch(await server.Client.GetStringAsync("/metrics"), @"(?m)^model_loads_total\{[^}]*outcome=""failure""[^}]*\} [1-9]"));

        new TumourClassifier(1).Save(server.ModelFile);
        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Healthy");
        Assert.NotEqual(before, (await server.PredictAsync(inputs)).Model);
    }

    [Fact]
    public async Task AFileThatComesLaterIsTaken()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: null);

        new TumourClassifier(2).Save(server.ModelFile);

        await RunningServer.UntilAsync(async () => (await server.Client.GetAsync("/health")).StatusCode == HttpStatusCode.OK);
        Assert.Equal(new TumourClassifier(2).Predict(PredictTests.Inputs(1)), (await server.PredictAsync(PredictTests.Inputs(1))).Probabilities, (a, b) => Math.Abs(a - b) < 1e-6);
    }
}

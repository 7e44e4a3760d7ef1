using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using QuickStart;

namespace DeepInit.PredictionServer.Tests;

/// <summary>What a file says about raw rows is done to them, or the file is not served.</summary>
public sealed class TransformTests
{
    [Fact]
    public async Task RawPatientsAreToldApartAsInQuickStart()
    {
        BreastCancer data = BreastCancer.Load();
        var model = new TumourClassifier(seed: 0);
        model.Parameters.Transform = data.Transform;
        model.Fit(data.Train, new FitOptions { Epochs = 30, BatchSize = 32, ValidationSplit = 0.1 });
        float[] expected = model.Predict(data.TestInputs);
        await using RunningServer server = await RunningServer.StartAsync(model.Save);

        (_, float[] probabilities) = await server.PredictAsync(data.RawTestInputs);
        (_, float[] one) = await server.PredictAsync(data.RawTestInputs[..30]);

        Assert.Equal(expected, probabilities, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(expected[..1], one, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.InRange(probabilities.Zip(data.TestTargets, (p, y) => p > 0.5f == y > 0.5f).Count(right => right) / (double)probabilities.Length, 0.97, 1);
        JsonNode told = await ModelAsync(server);
        Assert.Equal("raw", (string?)told["rows"]);
        Assert.Equal("benign", (string?)told["probabilityOf"]);
    }

    [Fact]
    public async Task AFileWithoutATransformIsServedAndSaysWhatItExpects()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: 1);

        JsonNode told = await ModelAsync(server);
        using HttpResponseMessage response = await server.PostAsync(RunningServer.Request(PredictTests.Inputs(1)));

        Assert.Equal("transformed", (string?)told["rows"]);
        Assert.Contains("the file has no transform", (string?)told["expects"], StringComparison.Ordinal);
        Assert.Contains("the file has no transform", (await server.HealthAsync()).Reason, StringComparison.Ordinal);
        Assert.Equal("transformed", (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["rows"]);
    }

    public static TheoryData<DataTransform, string> Unfit => new()
    {
        { Numbers(29), "Its transform has 29 columns; expected 30, as the network reads." },
        { new DataTransform([.. Numbers(29).Inputs, CategoryTransform.Index("ward", ["a", "b"])]), "Its transform has a column of categories, 'ward'" },
        { new DataTransform([.. Numbers(27).Inputs, CategoryTransform.OneHot("ward", ["a", "b", "c"])]), "Its transform has a column of categories, 'ward'" },
        { new DataTransform(Numbers(30).Inputs, [CategoryTransform.Index("kind", ["a", "b", "c"])]), "expected one of two labels" },
        { new DataTransform(Numbers(30).Inputs, [CategoryTransform.OneHot("kind", ["a", "b"])]), "expected one of two labels" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task ATransformThatCannotBeAppliedIsRefused(DataTransform transform, string reason)
    {
        await using RunningServer server = await RunningServer.StartAsync(file =>
        {
            var model = new TumourClassifier();
            model.Parameters.Transform = transform;
            model.Save(file);
        });

        using HttpResponseMessage response = await server.PostAsync(RunningServer.Request(PredictTests.Inputs(1)));

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Contains(reason, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Contains(reason, (await server.HealthAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLabelsOfTheFileSayWhatTheProbabilityIsOf()
    {
        await using RunningServer server = await RunningServer.StartAsync(file =>
        {
            var model = new TumourClassifier();
            model.Parameters.Transform = new DataTransform(Numbers(30).Inputs, [CategoryTransform.Index("diagnosis", ["B", "M"])]);
            model.Save(file);
        });

        Assert.Equal("M", (string?)(await ModelAsync(server))["probabilityOf"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NumbersThatAreTooLargeAre422AndNameTheirRow(bool raw)
    {
        await using RunningServer server = await RunningServer.StartAsync(file =>
        {
            var model = new TumourClassifier(seed: 0);
            if (raw)
                model.Parameters.Transform = new DataTransform(Enumerable.Range(0, 30).Select(i => new NumberTransform($"c{i}", scale: 100)));
            model.Save(file);
        });
        float[] inputs = PredictTests.Inputs(3);
        for (int i = 0; i < 30; i++)
            inputs[30 + i] = i % 2 == 0 ? 3e38f : -3e38f;

        using HttpResponseMessage response = await server.PostAsync(RunningServer.Request(inputs));

        JsonNode problem = await RunningServer.ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Its numbers are too large: the network's answer is not finite.", (string?)problem["errors"]!["rows[1]"]![0]);
    }

    internal static DataTransform Numbers(int columns) => new(Enumerable.Range(0, columns).Select(i => new NumberTransform($"c{i}", offset: i)));

    private static async Task<JsonNode> ModelAsync(RunningServer server) => (await server.Client.GetFromJsonAsync<JsonNode>("/model"))!;
}

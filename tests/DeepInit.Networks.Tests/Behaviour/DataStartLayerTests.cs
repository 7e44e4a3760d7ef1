using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>
/// A start from data of every case of a layer with weights and an activation, from the table of layers: on the caller's rows and behind another layer. What the layer sums then, by the
/// naive loops of its case, deviates by 1.
/// </summary>
public sealed class DataStartLayerTests
{
    private const int Rows = 40;

    // The cases without an activation: their loops make the sums, and the networks here apply one to them.
    private static readonly LayerCase[] Cases =
    [
        .. LayerCaseCatalog.All.Where(layer => layer.Parameters.Contains("weight ", StringComparison.Ordinal) && !layer.Arguments.Contains("Activation", StringComparison.Ordinal)
            && typeof(DenseAttribute).Assembly.GetType($"DeepInit.{layer.Kind.Kind}Attribute")!.GetProperty("Activation") is not null),
    ];

    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile(
        Cases.SelectMany(layer => new[] { false, true }.Select(behind => (NameOf(layer, behind), Attributes(layer, behind), true)))));

    public static TheoryData<string> Names => [.. Cases.Select(layer => layer.Name)];

    [Fact]
    public void EveryKindOfProductAndConvolutionIsAmongThem() => Assert.Equal(
        ["Conv1D", "Conv1DTranspose", "Conv2D", "Conv2DTranspose", "Dense", "DepthwiseConv2D", "SeparableConv2D"],
        Cases.Select(layer => layer.Kind.Kind).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void SumsDeviateByOne(string name)
    {
        LayerCase layer = LayerCaseCatalog.Of(name);
        foreach (bool behind in new[] { false, true })
        {
            foreach (bool perUnit in new[] { false, true })
                Check(layer, behind, perUnit);
        }
    }

    private static void Check(LayerCase layer, bool behind, bool perUnit)
    {
        var network = (ITrainableNetwork<double>)Networks.Value.CreateNetwork<double>(NameOf(layer, behind));
        double[] x = Numbers.Doubles(Rows * Length(layer.Reads[0]), 1);
        InitializationReport report = network.InitializeFrom(new Dataset<double>(x, Numbers.Doubles(Rows * 2, 2)), new InitializationOptions { Rows = 1000, PerUnit = perUnit });
        double[] Of(string parameter) => network.Parameters[parameter].ToArray();
        int channels = layer.Reads[0][^1], units = layer.Makes[^1];
        double[][] rows = [.. x.Chunk(Length(layer.Reads[0])).Select(row => behind ? [.. DenseCases.Sums(row, channels, channels, Of("before.weight"), Of("before.bias")).Select(Math.Tanh)] : row)];
        double[][] sums = [.. rows.Select(row => layer.Naive([row], role => Of("layer." + role)))];
        LayerStart start = report.Layers.Single(seen => seen.Layer.Name == "layer");
        Assert.Null(start.Left);
        double[] all = [.. sums.SelectMany(row => row)];
        Assert.Equal(all.Average(), start.Mean!.Value, 1e-9);
        Assert.Equal(Deviation(all), start.DeviationAfter!.Value, 1e-9);
        if (!perUnit)
        {
            Assert.Equal(1, Deviation(all), 1e-9);
        }
        else
        {
            for (int k = 0; k < units; k++)
                Assert.Equal(1, Deviation([.. all.Where((_, i) => i % units == k)]), 1e-9);
        }

        // The output: what it sums of the activated values, without the bias that the labels have given it.
        double[] outputs = [.. sums.SelectMany(row => DenseCases.Sums([.. Flat(row, layer.Makes).Select(Math.Tanh)], row.Length, 2, Of("out.weight"), null))];
        Assert.InRange(Deviation(outputs), 0, 0.1 + 1e-9);
    }

    private static string Attributes(LayerCase layer, bool behind)
    {
        string activated = $"{layer.Arguments}, Activation = Activation.Tanh";
        return string.Join(
            "\n",
            [
                "[Network(Precision = Precision.Double)]",
                $"[Input(\"input0\", {string.Join(", ", layer.Reads[0])})]",
                .. behind ? [$"[Dense({layer.Reads[0][^1]}, Name = \"before\", Activation = Activation.Tanh)]"] : Array.Empty<string>(),
                (layer with { Arguments = activated }).Attribute("layer", [behind ? "before" : "input0"]),
                .. layer.Makes.Length > 1 ? ["[Flatten(Name = \"flat\")]"] : Array.Empty<string>(),
                "[Dense(2, Name = \"out\")]",
                "[Loss(Loss.MeanSquaredError)]",
                "[SGD]",
            ]);
    }

    private static string NameOf(LayerCase layer, bool behind) => layer.Name + (behind ? "Behind" : "OnRows");

    private static int Length(int[] shape) => shape.Aggregate(1, (product, n) => product * n);

    // As [Flatten] counts: channels first.
    private static double[] Flat(double[] row, int[] shape) =>
        [.. Enumerable.Range(0, row.Length).Select(i => row[(i % (row.Length / shape[^1]) * shape[^1]) + (i / (row.Length / shape[^1]))])];

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}

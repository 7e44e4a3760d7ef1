using DeepInit.Tests.Shared;

namespace DeepInit.Onnx.Tests;

/// <summary>What ONNX Runtime makes of a saved network is what <c>Predict</c> makes: every layer kind, with the options that conformance cases leave out.</summary>
public sealed class ExportTests
{
    private const int Rows = 3;

    [Fact]
    public void LayersOfImages()
    {
        var network = new Images(1);
        Scatter(network);
        float[] x = Floats(Rows * Images.InputSize, 1);
        float[] mean = new float[Rows * Images.MeanOutputSize], c6 = new float[Rows * Images.C6OutputSize], largest = new float[Rows * Images.LargestOutputSize];
        network.Predict(x, mean, c6, largest);
        AssertNear(network, [x], mean, c6, largest);
    }

    [Fact]
    public void LayersOfSequences()
    {
        var network = new Sequences(2);
        Scatter(network);
        float[] x = Floats(Rows * Sequences.InputSize, 2);
        float[] soft = new float[Rows * Sequences.SoftOutputSize], mean = new float[Rows * Sequences.MeanOutputSize];
        network.Predict(x, soft, mean);
        AssertNear(network, [x], soft, mean);
    }

    [Fact]
    public void GraphsWithSeveralInputsAndOutputs()
    {
        var network = new Graph(3);
        Scatter(network);
        float[] numbers = Floats(Rows * Graph.NumbersInputSize, 3), noise = Floats(Rows * Graph.NoiseInputSize, 4);
        float[] joined = new float[Rows * Graph.JoinedOutputSize], cosine = new float[Rows], dot = new float[Rows], log = new float[Rows * Graph.LogOutputSize];
        network.Predict(numbers, noise, joined, cosine, dot, log);
        AssertNear(network, [numbers, noise], joined, cosine, dot, log);
    }

    [Fact]
    public void SharedParametersStandOnceInTheModel()
    {
        var network = new Towers(4);
        Scatter(network);
        float[] left = Floats(Rows * 4, 5), right = Floats(Rows * 4, 6);
        AssertNear(network, [left, right], network.Predict(left, right));
        Assert.Equal(
            ["a.hidden.bias", "a.hidden.weight", "a.out.bias", "a.out.weight", "out.bias", "out.weight"],
            ModelOf(network).Graph.Initializer.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DoublesStayDoublesUnlessAskedOtherwise()
    {
        var network = new Doubles(5);
        double[] x = Array.ConvertAll(Floats(Rows * 5, 7), value => (double)value);
        double[] y = network.Predict(x);
        using var model = new OnnxModel<double>(network);
        Assert.InRange(model.Deviation([x], [y]), 0, 1e-14);

        ModelProto single = ModelOf(network, new OnnxOptions { Precision = Precision.Single });
        Assert.All(single.Graph.Initializer, tensor => Assert.Equal((int)TensorProto.Types.DataType.Float, tensor.DataType));
        Assert.Equal((int)TensorProto.Types.DataType.Float, single.Graph.Input[0].Type.TensorType.ElemType);
    }

    [Fact]
    public void NamesShapesAndWeightsAreTheNetworks()
    {
        var network = new Small(6);
        network.TrainBatch(Floats(Rows * 6, 8), Floats(Rows, 9));
        ModelProto model = ModelOf(network);

        Assert.Equal(["x"], model.Graph.Input.Select(input => input.Name));
        Assert.Equal(["dense1"], model.Graph.Output.Select(output => output.Name));
        Assert.Equal(["batch", "6"], model.Graph.Input[0].Type.TensorType.Shape.Dim.Select(dim => dim.HasDimParam ? dim.DimParam : $"{dim.DimValue}"));
        Assert.Equal(["Gemm", "Relu", "Gemm"], model.Graph.Node.Select(node => node.OpType));
        Assert.Equal(17, model.OpsetImport.Single().Version);
        Assert.Equal(network.Parameters.Select(parameter => parameter.Name).Order(), model.Graph.Initializer.Select(tensor => tensor.Name).Order());
        TensorProto weight = model.Graph.Initializer.Single(tensor => tensor.Name == "dense0.weight");
        Assert.Equal([8, 6], weight.Dims);
        Assert.Equal(network.Parameters["dense0.weight"].ToArray(), System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(weight.RawData.Span).ToArray());
    }

    [Fact]
    public void AFileIsWrittenWholeOrNotAtAll()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("onnx").FullName, "net.onnx");
        try
        {
            new Small(1).SaveOnnx(path);
            byte[] before = File.ReadAllBytes(path);
            NotSupportedException exception = Assert.Throws<NotSupportedException>(() => new Strange().SaveOnnx(path));

            Assert.Equal("Layer 'layer0' of 'Strange' cannot be saved as ONNX: there is no export of Telepathy.", exception.Message);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void AnUnknownActivationIsNamedWithItsLayer()
    {
        var network = new Strange { Description = ["x", "Input [2]", "dense0", "Activation(0) Activation=Wink", "dense0", "Output(1)"] };
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => network.SaveOnnx(Stream.Null));
        Assert.Equal("Layer 'dense0' cannot be saved as ONNX: there is no export of its activation Wink.", exception.Message);
    }

    private static ModelProto ModelOf<T>(INetwork<T> network, OnnxOptions? options = null)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    private static void AssertNear(INetwork<float> network, float[][] inputs, params float[][] ours)
    {
        Assert.All(ours, output => Assert.Contains(output, value => value != 0));
        using var model = new OnnxModel<float>(network);
        Assert.InRange(model.Deviation(inputs, ours), 0, OnnxModel<float>.Limit);
    }

    // Biases, scales and running statistics that differ from where they start, so that none can be mistaken for another; variances stay positive.
    private static void Scatter(INetwork<float> network)
    {
        int seed = 100;
        foreach (Parameter<float> parameter in network.Parameters)
        {
            float[] noise = Floats(parameter.Count, seed++);
            parameter.CopyFrom([.. parameter.ToArray().Zip(noise, (value, n) => value + (0.3f * n))]);
        }
    }

    private static float[] Floats(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((4 * random.NextDouble()) - 2))];
    }

    // A network with a layer from the future.
    private sealed class Strange : INetwork<float>
    {
        private readonly INetwork<float> _small = new Small(1);

        public string[] Description { get; init; } = ["x", "Input [2]", "layer0", "Telepathy(0)", "layer0", "Output(1)"];

        public string Name => "Strange";

        public IReadOnlyList<TensorDescription> Inputs => _small.Inputs;

        public IReadOnlyList<TensorDescription> Outputs => _small.Outputs;

        public ParameterCollection<float> Parameters => _small.Parameters;

        public NetworkGraph Graph => new(Description);

        public void Predict(Batch<float> batch, IReadOnlyList<float[]> outputs) => _small.Predict(batch, outputs);

        public string Summary() => "";
    }
}

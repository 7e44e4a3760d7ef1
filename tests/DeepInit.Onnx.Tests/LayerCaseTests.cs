using DeepInit.Tests.Shared;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Onnx.Tests;

/// <summary>What ONNX Runtime makes of every case of every layer is what the naive loops make, and so what <c>Predict</c> makes.</summary>
public sealed class LayerCaseTests
{
    private const int Rows = 3;

    // For inference alone, which is what is saved.
    private static readonly Lazy<CompiledNetworks> Networks = new(() => new InMemoryCompiler().CompileNetworks(
        LayerNetwork.All(isDouble: false).Select(network => (network.Name, (network with { Trains = false }).Attributes))));

    public static TheoryData<string> Cases => [.. LayerCaseCatalog.All.Where(layer => layer.Kind.NotInOnnx is null && layer.NotInOnnx is null).Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void OnnxRuntimePredictsWhatTheLoopsMake(string name)
    {
        var layer = new LayerNetwork(LayerCaseCatalog.Of(name), IsDouble: false);
        INetwork<float> network = Networks.Value.CreateNetwork<float>(layer.Name);
        var random = new Random(name.Length);
        foreach (Parameter<float> parameter in network.Parameters)
        {
            float[] values = Floats(random, parameter.Count);
            parameter.CopyFrom(parameter.Name.EndsWith("running_var", StringComparison.Ordinal) ? Array.ConvertAll(values, v => 0.5f + Math.Abs(v)) : values);
        }

        float[][] inputs = [.. layer.Inputs.Select((_, i) => Array.ConvertAll(layer.Data(Array.ConvertAll(Floats(random, Rows * layer.InputLength(i)), v => (double)v)), v => (float)v))];
        double[] expected = layer.Predict([.. inputs.Select(x => Array.ConvertAll(x, v => (double)v))], parameter => Array.ConvertAll(network.Parameters[parameter].ToArray(), v => (double)v));

        using var model = new OnnxModel<float>(network);
        Assert.InRange(model.Deviation(inputs, [Array.ConvertAll(expected, v => (float)v)]), 0, OnnxModel<float>.Limit);
    }

    private static float[] Floats(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
}

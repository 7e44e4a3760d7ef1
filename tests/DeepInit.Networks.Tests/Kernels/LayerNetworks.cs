using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The networks of all layers' cases in both precisions, compiled together at the first use.</summary>
internal static class LayerNetworks
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile(
        new[] { false, true }.SelectMany(LayerNetwork.All).Select(network => (Driven(network), network.Attributes))));

    /// <summary>A network of a case, whose layers draw no numbers.</summary>
    public static INetworkDriver<T> Create<T>(LayerNetwork network)
        where T : unmanaged
    {
        INetworkDriver<T> driver = Networks.Value.Create<T>(network.Name);
        driver.SwitchRandomnessOff();
        return driver;
    }

    /// <summary>Values of parameters, the same ones for both precisions and representable in both; variances are positive.</summary>
    public static Dictionary<string, double[]> Start<T>(INetworkDriver<T> network, Random random)
        where T : unmanaged =>
        network.Parameters.ToDictionary(p => p.Name, p => p.Name.EndsWith("running_var", StringComparison.Ordinal)
            ? Array.ConvertAll(Uniform(random, p.Count), v => (double)(float)(0.5 + Math.Abs(v)))
            : Uniform(random, p.Count));

    /// <summary>Numbers between −1 and 1, representable in single precision.</summary>
    public static double[] Uniform(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)((2 * random.NextDouble()) - 1))];

    /// <summary>Numbers in the precision of a network.</summary>
    public static T[] To<T>(double[] values)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? (T[])(object)values : (T[])(object)Array.ConvertAll(values, x => (float)x);

    /// <summary>Numbers of a network.</summary>
    public static double[] From<T>(T[] values)
        where T : unmanaged =>
        values is double[] same ? same : Array.ConvertAll((float[])(object)values, x => (double)x);

    private static DrivenNetwork Driven(LayerNetwork network) => new(network.Name, network.IsDouble) { InputCount = network.Inputs.Count, IdInputs = network.Case.Vocabulary > 0 ? [.. Enumerable.Range(0, network.Inputs.Count)] : [] };
}

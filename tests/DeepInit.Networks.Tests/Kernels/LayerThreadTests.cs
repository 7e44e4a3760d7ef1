using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Runtime;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// Every case of every layer computes the same bits on any number of threads. In batches of other sizes sums may be in another order (a row alone has tiles of its own): those
/// are held to the naive loops by <see cref="LayerCheck"/>.
/// </summary>
public sealed class LayerThreadTests
{
    public static TheoryData<string> Cases => [.. LayerCaseCatalog.All.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThreadsDoNotChangeABit(string name)
    {
        var network = new LayerNetwork(LayerCaseCatalog.Of(name), IsDouble: false);
        int rows = RowsWorthSharing(network);
        var random = new Random(name.Length);
        float[][] x = [.. network.Inputs.Select((_, i) => LayerNetworks.To<float>(network.Data(LayerNetworks.From(Numbers.Floats(rows * network.InputLength(i), i)))))];
        float[] target = Numbers.Floats(rows * network.OutputLength, 9);
        Dictionary<string, double[]> start = LayerNetworks.Start(LayerNetworks.Create<float>(network), random);

        int[] alone = Trained(network, start, x, target, threads: 1);
        foreach (int threads in new[] { 2, 5 })
            Assert.Equal(alone, Trained(network, start, x, target, threads));
    }

    private static int[] Trained(LayerNetwork network, Dictionary<string, double[]> start, float[][] x, float[] target, int threads)
    {
        INetworkDriver<float> driver = LayerNetworks.Create<float>(network);
        driver.MaxThreads = threads;
        foreach (Parameter<float> parameter in driver.Parameters)
            parameter.CopyFrom(LayerNetworks.To<float>(start[parameter.Name]));
        float loss = driver.TrainBatch(x, [target]);
        return [.. Numbers.Values(driver.Parameters), .. Numbers.Bits(driver.Predict(x)), BitConverter.SingleToInt32Bits(loss)];
    }

    // At least as much work as is shared: smaller calls run on one thread whatever is asked for. What the layer itself computes comes on top.
    private static int RowsWorthSharing(LayerNetwork network)
    {
        long work = network.Case.Surroundings == Surroundings.OnInput
            ? network.OutputLength * network.Inputs[0][^1]
            : network.Inputs.Select((shape, i) => (long)network.InputLength(i) * shape[^1]).Sum();
        return (int)Math.Clamp((ThreadTeam.WorthSharing / work) + 1, 3, 20_000);
    }
}

using System.Globalization;
using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Compiling;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Kernels of layer kinds: forward against naive loops, backward against central differences, both precisions.</summary>
public sealed class LayerTests
{
    /// <summary>Of the largest value: sums over hundreds of numbers, roots and quotients in single precision.</summary>
    private const double SingleLimit = 2e-5;

    private const double DoubleLimit = 1e-12;

    private static readonly Dictionary<string, LayerCase> Cases = LayerCases.All.ToDictionary(layer => layer.Name);

    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile(
        LayerCases.All.SelectMany(layer => new[] { (layer.Name + "Single", layer.Attributes(isDouble: false), false), (layer.Name + "Double", layer.Attributes(isDouble: true), true) })));

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictionsAreThoseOfNaiveLoops(string name)
    {
        foreach (int rows in new[] { 1, 2, 7, 17 })
        {
            CheckForward<double>(Cases[name], rows, DoubleLimit, x => x, x => x);
            CheckForward<float>(Cases[name], rows, SingleLimit, x => (float)x, x => x);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreTheSlopesOfTheLoss(string name)
    {
        (INetworkDriver<double> network, double[] x, double[] target) = Start<double>(Cases[name], 3, value => value);
        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(x, target), () => network.ComputeGradients(x, target));

        Assert.True(off <= GradientCheck.Limit, $"{name}: {where} is off by {off:G3} of the tensor's largest gradient.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsInSinglePrecisionAreThoseInDouble(string name)
    {
        foreach (int rows in new[] { 1, 6, 17 })
        {
            (INetworkDriver<double> exact, double[] x, double[] target) = Start<double>(Cases[name], rows, value => value);
            (INetworkDriver<float> single, float[] xs, float[] targets) = Start<float>(Cases[name], rows, value => (float)value);
            exact.ComputeGradients(x, target);
            single.ComputeGradients(xs, targets);
            foreach (Parameter<double> parameter in exact.Parameters)
                RequireClose($"{name}, {rows} rows, gradient of {parameter.Name}", parameter.Gradient.ToArray(), single.Parameters[parameter.Name].Gradient.ToArray().Select(v => (double)v), SingleLimit);
        }
    }

    private static void CheckForward<T>(LayerCase layer, int rows, double limit, Func<double, T> to, Func<T, double> from)
        where T : unmanaged
    {
        (INetworkDriver<T> network, T[] x, T[] target) = Start(layer, rows, to);
        int channels = layer.Shape[^1];
        Parameter<T> pre = network.Parameters["pre.weight"];
        for (int i = 0; i < channels * channels; i++)
            pre[i] = to(i % (channels + 1) == 0 ? 1 : 0);

        double[] expected =
        [
            .. x.Chunk(layer.Inputs).SelectMany(row => layer.Row([.. row.Select(from)], role => [.. network.Parameters["first." + role].ToArray().Select(from)])).Select(y => 2 * y),
        ];
        string where = string.Create(CultureInfo.InvariantCulture, $"{layer.Name}, {rows} rows, {typeof(T).Name}");
        RequireClose(where, expected, network.Predict(x).Select(from), limit);

        // The loss comes from the kernels of training, which keep what backward reads.
        double loss = expected.Zip(target, (y, t) => (y - from(t)) * (y - from(t))).Average();
        RequireClose(where + ", loss", [loss], [from(network.ComputeLoss(x, target))], limit);
    }

    // Both layers have the same parameters, so that y is twice the formula.
    private static (INetworkDriver<T> Network, T[] X, T[] Target) Start<T>(LayerCase layer, int rows, Func<double, T> to)
        where T : unmanaged
    {
        INetworkDriver<T> network = Networks.Value.Create<T>(layer.Name + typeof(T).Name);
        foreach (Parameter<T> parameter in network.Parameters)
            parameter.CopyFrom([.. Numbers.Doubles(parameter.Count, parameter.Name.Split('.')[^1].Length).Select(to)]);

        T[] x = [.. Numbers.Doubles(rows * layer.Inputs, 50).Select(to)];
        int outputs = network.Predict(x).Length;
        return (network, x, [.. Numbers.Doubles(outputs, 51).Select(to)]);
    }

    private static void RequireClose(string what, double[] expected, IEnumerable<double> got, double limit)
    {
        double[] actual = [.. got];
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Max(Math.Abs);
        int worst = Enumerable.Range(0, expected.Length).MaxBy(i => double.IsNaN(actual[i]) ? double.PositiveInfinity : Math.Abs(actual[i] - expected[i]));
        Assert.True(
            Math.Abs(actual[worst] - expected[worst]) <= limit * largest,
            string.Create(CultureInfo.InvariantCulture, $"{what}: element {worst} is {actual[worst]:R}, expected {expected[worst]:R}; the largest is {largest:R}."));
    }
}

using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// A transposed convolution is the adjoint of the convolution with its window and its filters: ⟨conv x, y⟩ = ⟨x, transposed y⟩, over kernels, strides and dilations,
/// another one along each axis.
/// </summary>
public sealed class AdjointTests
{
    private const int Channels = 3;
    private const int Filters = 2;

    /// <summary>Sums of up to 300 products of numbers of one magnitude, in double precision.</summary>
    private const double Limit = 1e-13;

    // Along both axes: all kernels from 1 to 5 with all strides from 1 to 4, and dilations 1 and 2.
    private static readonly (int Kernel, int Stride, int Dilation)[] Windows =
        [.. from dilation in new[] { 1, 2 } from stride in new[] { 1, 2, 3, 4 } from kernel in new[] { 1, 2, 3, 4, 5 } select (kernel, stride, dilation)];

    [Fact]
    public void WithPaddingSameTheyAreEachOthersGradient()
    {
        Pair[] pairs = [.. Windows.Select((window, i) => new Pair(i, window, Windows[(7 * i + 3) % Windows.Length], 1 + (i % 3), 1 + ((i / 3) % 2)))];
        CompiledNetworks networks = NetworkCompiler.Compile(pairs.SelectMany(pair => new[] { pair.Convolution, pair.Transposed }));
        Assert.All(pairs, pair =>
        {
            INetworkDriver<double> convolution = networks.Create<double>($"Convolution{pair.Index}");
            INetworkDriver<double> transposed = networks.Create<double>($"Transposed{pair.Index}");
            transposed.Parameters["layer.weight"].CopyFrom(convolution.Parameters["layer.weight"].ToArray());
            var random = new Random(pair.Index);
            double[] x = Uniform(random, pair.ImageLength), y = Uniform(random, pair.OutputLength);

            double there = Dot(convolution.Predict(x), y), back = Dot(x, transposed.Predict(y));

            Assert.True(Math.Abs(there - back) <= Limit * pair.OutputLength, $"{pair.Convolution.Attributes}: {there} and {back}");
        });
    }

    private static double Dot(double[] a, double[] b)
    {
        Assert.Equal(a.Length, b.Length);
        return a.Zip(b, (left, right) => left * right).Sum();
    }

    private static double[] Uniform(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    private sealed record Pair(int Index, (int Kernel, int Stride, int Dilation) Y, (int Kernel, int Stride, int Dilation) X, int Height, int Width)
    {
        public int ImageLength => Height * Y.Stride * Width * X.Stride * Channels;

        public int OutputLength => Height * Width * Filters;

        public (string Name, string Attributes, bool IsDouble) Convolution =>
            ($"Convolution{Index}", Attributes("Conv2D", $"{Height * Y.Stride}, {Width * X.Stride}, {Channels}", Filters), true);

        public (string Name, string Attributes, bool IsDouble) Transposed => ($"Transposed{Index}", Attributes("Conv2DTranspose", $"{Height}, {Width}, {Filters}", Channels), true);

        private string Attributes(string kind, string shape, int filters) => $$"""
            [Network(Precision = Precision.Double)]
            [Input({{shape}})]
            [{{kind}}({{filters}}, {{Y.Kernel}}, {{X.Kernel}}, Strides = new[] { {{Y.Stride}}, {{X.Stride}} }, Dilations = new[] { {{Y.Dilation}}, {{X.Dilation}} }, Padding = Padding.Same, UseBias = false, Init = Init.Gaussian, Name = "layer")]
            [Loss(MeanSquaredError)]
            [SGD(LearningRate = 0.125)]
            """;
    }
}

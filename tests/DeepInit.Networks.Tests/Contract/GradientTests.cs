using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Contract;

/// <summary>The two halves of a step are the step, to the last bit; and the gradients between them are one span.</summary>
public sealed class GradientTests
{
    private const int Rows = 11;
    private static readonly float[] X = Numbers.Floats(Rows * 6, 1);
    private static readonly double[] Wide = Numbers.Doubles(Rows * 6, 1);
    private static readonly int[] Classes = Numbers.Classes(Rows, 3, 2);
    private static readonly float[] Weights = [1, 2, 0, 0.5f, 1, 1, 3, 0, 0.25f, 1, 4];

    public static TheoryData<int, int, bool> Ways()
    {
        var ways = new TheoryData<int, int, bool>();
        foreach (int parts in new[] { int.MaxValue, 4, 1 })
        {
            foreach (int threads in new[] { 1, 2 })
            {
                ways.Add(parts, threads, false);
                ways.Add(parts, threads, true);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void TwoHalvesAreAStepToTheBit(int rowsPerPass, int threads, bool weighted)
    {
        ReadOnlyMemory<float> weights = weighted ? Weights : default;
        ReadOnlyMemory<double> wideWeights = weighted ? Array.ConvertAll(Weights, w => (double)w) : default;
        Same(() => new Normalised(3), new Dataset<float>(X, Classes).WithSampleWeights(weights));
        Same(() => new Clipped(3), new Dataset<double>(Wide, Numbers.Doubles(Rows * 3, 3)).WithSampleWeights(wideWeights));
        Same(() => new WeighedClassifier(3), new Dataset<double>(Wide, Classes).WithSampleWeights(wideWeights));
        Same(() => new WideClassifier(3), new Dataset<float>(Numbers.Floats(Rows * WideClassifier.InputSize, 4), Numbers.Classes(Rows, 10, 5)).WithSampleWeights(weights));

        void Same<T>(Func<IGradientTrainableNetwork<T>> create, Dataset<T> data)
            where T : unmanaged
        {
            IGradientTrainableNetwork<T> whole = Set(create()), halves = Set(create());
            for (int step = 0; step < 3; step++)
            {
                BatchOf<T>.Use(whole, data, batch => whole.TrainBatch(batch));
                BatchOf<T>.Use(halves, data, batch =>
                {
                    halves.ComputeGradients(batch);
                    halves.ApplyGradients();
                });
            }

            Assert.Equal(Values(whole), Values(halves));
            Assert.Equal(3, halves.StepCount);
        }

        IGradientTrainableNetwork<T> Set<T>(IGradientTrainableNetwork<T> network)
            where T : unmanaged
        {
            ((IPartwiseNetwork)network).MaxRowsPerPass = rowsPerPass;
            ((IThreadedNetwork)network).MaxThreads = threads;
            return network;
        }
    }

    [Fact]
    public void RowsThatWeighNothingMoveNothingInEitherWay()
    {
        Normalised whole = Trained(), halves = Trained();
        whole.TrainBatch(X, Classes, new float[Rows]);
        Assert.Equal(0, halves.ComputeGradients(X, Classes, new float[Rows]));
        Assert.True(halves.Gradients.IndexOfAnyExcept(0f) < 0);
        halves.ApplyGradients();
        Assert.Equal(Values<float>(whole), Values<float>(halves));
        Assert.Equal(whole.StepCount, halves.StepCount);

        // Gradients that somebody has written there count.
        halves.ComputeGradients(X, Classes, new float[Rows]);
        halves.Gradients.Fill(1);
        halves.ApplyGradients();
        Assert.NotEqual(Values<float>(whole), Values<float>(halves));

        static Normalised Trained()
        {
            var network = new Normalised(3);
            network.TrainBatch(X, Classes);
            return network;
        }
    }

    [Fact]
    public void TheGradientsAreOneSpanAndAViewOfEachParameter()
    {
        var network = new Normalised(3);
        Assert.Contains("ComputeGradients", Assert.Throws<InvalidOperationException>(() => network.Gradients.Length).Message, StringComparison.Ordinal);
        network.ComputeGradients(X, Classes);
        foreach (Parameter<float> parameter in network.Parameters.Where(p => p.Trainable))
        {
            Span<float> part = parameter.FindIn(network.Gradients);
            Assert.Equal(parameter.Gradient.ToArray().Where(g => g != 0).Order(), part.ToArray().Where(g => g != 0).Order());
            part.Fill(3);
            Assert.All(parameter.Gradient.ToArray(), g => Assert.Equal(3, g));
        }

        Assert.Contains("has 5", Assert.Throws<ArgumentException>(() => network.Parameters[0].FindIn(new float[5])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANetworkWithoutAnOptimiserHasGradientsInPartsToo()
    {
        var whole = new MeasuredOnly(1);
        var parts = new MeasuredOnly(1) { MaxRowsPerPass = 3 };
        Assert.Equal(whole.ComputeGradients(X, Classes, Weights), parts.ComputeGradients(X, Classes, Weights), 1e-6f);
        Assert.All(whole.Gradients.ToArray().Zip(parts.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    private static double[] Values<T>(INetwork<T> network)
        where T : unmanaged => [.. network.Parameters.SelectMany(p => p.ToArray()).Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))];
}

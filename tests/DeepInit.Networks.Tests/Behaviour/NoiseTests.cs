using DeepInit.Runtime;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Layers that draw numbers: by statistics, and by drawing the same numbers again from seed, layer and step.</summary>
public sealed class NoiseTests
{
    private const int Seed = 7;
    private const int Rows = 500;
    private const int Features = 20;

    /// <summary>The number of the layer that draws.</summary>
    private const int Layer = 1;

    [Fact]
    public void SpatialDropoutDropsWholeChannelsAndTheGradientFollows()
    {
        const int Pixels = 12;
        var network = new SpatialDropoutNetwork(Seed);
        double[] x = Numbers.Doubles(Rows * Pixels * Features, 1);
        double[] y = new double[x.Length];
        network.Forward(x, y);

        double[] mask = Mask(rate: 0.3);
        double[] slopes = [.. Enumerable.Range(0, x.Length).Select(i => mask[(i / Features / Pixels * Features) + (i % Features)])];
        Assert.Equal(x.Zip(slopes, (v, m) => v * m), y);

        // √(0.3 · 0.7 / 10 000) = 0.0046; five of them.
        Assert.InRange(mask.Count(m => m > 0) / (double)mask.Length, 0.7 - 0.023, 0.7 + 0.023);
        RequireGradient(network.Parameters["pre.weight"], x, y, slopes, target => network.ComputeGradients(x, target));
        Assert.Equal(x, network.Predict(x));
    }

    [Fact]
    public void AlphaDropoutKeepsMeanAndVarianceAndTheGradientFollows()
    {
        var network = new AlphaDropoutNetwork(Seed);
        double[] x = Normal(seed: 3);
        double[] y = new double[x.Length];
        network.Forward(x, y);

        // Klambauer et al. 2017: α' = −λα, a = ((1 − p) (1 + p α'²))^−½, b = −a p α'.
        double limit = -1.0507009873554805 * 1.6732632423543772;
        double a = 1 / Math.Sqrt(0.7 * (1 + (0.3 * limit * limit)));
        double b = -a * 0.3 * limit;
        double[] mask = Mask(rate: 0.3);
        Assert.All(x.Zip(mask, (v, m) => (a * (m > 0 ? v : limit)) + b).Zip(y), pair => Assert.Equal(pair.First, pair.Second, 12));

        // Standard errors of 10 000 numbers: 0.01 of the mean, at most 0.02 of the variance; five of them.
        double mean = y.Average();
        Assert.InRange(mean, -0.05, 0.05);
        Assert.InRange(y.Average(v => (v - mean) * (v - mean)), 0.9, 1.1);
        RequireGradient(network.Parameters["pre.weight"], x, y, [.. mask.Select(m => m > 0 ? a : 0)], target => network.ComputeGradients(x, target));
        Assert.Equal(x, network.Predict(x));
    }

    [Fact]
    public void AlphaDropoutSwitchedOffIsTheIdentity()
    {
        var network = new AlphaDropoutNetwork(Seed) { IsRandomized = false };
        double[] x = Normal(seed: 3);
        double[] y = new double[x.Length];
        network.Forward(x, y);

        Assert.Equal(x, y);
    }

    [Fact]
    public void GaussianNoiseIsNormalAndTheGradientPassesThrough()
    {
        var network = new GaussianNoiseNetwork(Seed);
        double[] x = Numbers.Doubles(Rows * Features, 1);
        double[] y = new double[x.Length];
        network.Forward(x, y);

        double[] noise = Noise(Layer);
        Assert.All(x.Zip(noise, (v, n) => v + (0.5 * n)).Zip(y), pair => Assert.Equal(pair.First, pair.Second, 14));
        RequireStandardNormal(noise);
        RequireGradient(network.Parameters["pre.weight"], x, y, [.. Enumerable.Repeat(1.0, x.Length)], target => network.ComputeGradients(x, target));
        Assert.Equal(x, network.Predict(x));
    }

    [Fact]
    public void SamplingDrawsByMeanAndVarianceAndPredictsTheMean()
    {
        var network = new SamplingNetwork(Seed);
        double[] x = Numbers.Doubles(Rows * Features, 1);
        double[] y = new double[x.Length];
        network.Forward(x, y);

        // The third layer.
        double[] noise = Noise(layer: 2);
        double[] deviations = [.. x.Select(v => Math.Exp(v / 2))];
        Assert.All(Enumerable.Range(0, x.Length), i => Assert.Equal(x[i] + (deviations[i] * noise[i]), y[i], 1e-11));
        RequireGradient(network.Parameters["mean.weight"], x, y, [.. Enumerable.Repeat(1.0, x.Length)], target => network.ComputeGradients(x, target));
        RequireGradient(network.Parameters["logVariance.weight"], x, y, [.. deviations.Zip(noise, (d, n) => d * n / 2)], target => network.ComputeGradients(x, target));
        Assert.Equal(x, network.Predict(x));
    }

    [Fact]
    public void EveryStepAndSeedDrawsOtherNoise()
    {
        double[] x = Numbers.Doubles(Rows * Features, 1);
        double[] Drawn(int seed, int steps)
        {
            var network = new GaussianNoiseNetwork(seed) { LearningRate = 0 };
            for (int step = 0; step < steps; step++)
                network.TrainBatch(x, x);
            double[] y = new double[x.Length];
            network.Forward(x, y);
            return y;
        }

        double[][] drawn = [Drawn(Seed, 0), Drawn(Seed, 1), Drawn(Seed + 1, 0)];
        Assert.Equal(Drawn(Seed, 1), drawn[1]);
        for (int i = 0; i < drawn.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(drawn[i].Zip(drawn[j]).Count(pair => pair.First == pair.Second) < 3);
        }
    }

    [Fact]
    public void PartsOfABatchDrawTheNoiseOfTheWhole()
    {
        double[] x = Numbers.Doubles(Rows * Features, 1);
        double whole = new SamplingNetwork(Seed).TrainBatch(x, x);
        double parts = new SamplingNetwork(Seed) { MaxRowsPerPass = 64 }.TrainBatch(x, x);

        Assert.Equal(whole, parts, 1e-12);
    }

    [Fact]
    public void PicturesTrainToTheSameBitsOnAnyNumberOfThreads()
    {
        int[] Trained(int threads)
        {
            var network = new NoisyPictures(Seed) { MaxThreads = threads };
            for (int step = 0; step < 5; step++)
                network.TrainBatch(Numbers.Floats(48 * NoisyPictures.InputSize, step), Numbers.Floats(48 * NoisyPictures.PictureOutputSize, step + 9));
            return Numbers.Values(network.Parameters);
        }

        int[] alone = Trained(1);
        foreach (int threads in new[] { 2, 3, 7 })
            Assert.Equal(alone, Trained(threads));
    }

    // dW[o, i] = Σ 2 / N · (y[o] − t[o]) · slope[o] · x[i], by plain loops; the layer before is the identity.
    private static void RequireGradient(Parameter<double> weight, double[] x, double[] y, double[] slopes, Action<double[]> compute)
    {
        double[] target = Numbers.Doubles(y.Length, 5);
        compute(target);
        double[] expected = new double[Features * Features];
        for (int at = 0; at < y.Length; at++)
        {
            int row = at / Features;
            for (int i = 0; i < Features; i++)
                expected[(at % Features * Features) + i] += 2.0 / y.Length * (y[at] - target[at]) * slopes[at] * x[(row * Features) + i];
        }

        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(weight.Gradient.ToArray()), pair => Assert.InRange(pair.Second, pair.First - (1e-12 * largest), pair.First + (1e-12 * largest)));
    }

    // Panels [2][rows][16], as they lie in working memory, back in rows.
    private static double[] Mask(double rate)
    {
        double[] panels = new double[2 * Rows * 16];
        DropoutMask.Fill(panels, rate, Seed, Layer, step: 0, firstIndex: 0);
        return OfPanels(panels);
    }

    private static double[] Noise(int layer)
    {
        double[] panels = new double[2 * Rows * 16];
        NormalNoise.Fill(ref panels[0], Rows, Features, active: true, Seed, layer, step: 0, firstRow: 0, firstPanel: 0, endPanel: 2);
        Assert.All(Enumerable.Range(0, Rows * 12), i => Assert.Equal(0, panels[((Rows + (i / 12)) * 16) + 4 + (i % 12)]));
        return OfPanels(panels);
    }

    private static double[] OfPanels(double[] panels) =>
        [.. Enumerable.Range(0, Rows * Features).Select(i => panels[((((i % Features / 16) * Rows) + (i / Features)) * 16) + (i % Features % 16)])];

    private static double[] Normal(int seed)
    {
        // Box and Muller
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rows * Features).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    // Of 10 000 numbers: standard errors 0.01, √2 · 0.01 and √6 · 0.01 (of the skewness); five of them.
    private static void RequireStandardNormal(double[] values)
    {
        Assert.InRange(values.Average(), -0.05, 0.05);
        Assert.InRange(values.Average(v => v * v), 1 - 0.071, 1 + 0.071);
        Assert.InRange(values.Average(v => v * v * v), -0.2, 0.2);
        Assert.InRange(values.Count(v => Math.Abs(v) < 1) / (double)values.Length, 0.6827 - 0.024, 0.6827 + 0.024);
    }
}

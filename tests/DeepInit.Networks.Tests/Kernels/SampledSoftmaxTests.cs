using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Tests.Shared;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>A softmax over what was drawn: against loops over its definition, on any number of threads, and what it comes to beside the whole softmax.</summary>
public sealed class SampledSoftmaxTests
{
    private const int Rows = 37;
    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);
    private static readonly double[] LogShares = Numbers.Doubles(Rows * 2, 2);
    private static readonly double[] Weights = Array.ConvertAll(Numbers.Doubles(Rows, 3), x => x < 0 ? 0 : 1 + x);

    // 37 rows of 7 ids: many rows have their own id among the drawn ones, most of them several times.
    private static readonly int[] Items = [.. Enumerable.Range(0, Rows).Select(row => row * row % 7)];
    private static readonly int[] Drawn = [.. Enumerable.Range(0, Rows).Select(row => row * 5 % 6)];

    [Fact]
    public void ItIsThatOfTheDefinition()
    {
        var network = new SampledIdsNetwork(1);
        double[] a = new double[Rows * 3], b = new double[Rows * 3], n = new double[Rows * 3];
        network.Predict(X, Items, Drawn, a, b, n);
        Assert.Equal(Naive(a, b, n, 3, 0.5, LogShares, [.. Weights.Select(_ => 1.0 / Rows)], Items, Drawn), network.ComputeLoss(X, Items, Drawn, LogShares), 1e-12);
        Assert.Equal(Naive(a, b, n, 3, 0.5, LogShares, [.. Weights.Select(w => w / Rows)], Items, Drawn), network.ComputeGradients(X, Items, Drawn, LogShares, Weights), 1e-12);
    }

    [Fact]
    public void CosinesAreThoseOfTheDefinition()
    {
        var network = new SampledSoftmaxNetwork(1);
        double[] a = new double[Rows * 18], b = new double[Rows * 18], n = new double[Rows * 18];
        network.Predict(X, a, b, n);
        Assert.Equal(Naive(Unit(a), Unit(b), Unit(n), 18, 0.7, new double[Rows * 2], Weights, null, null), network.ComputeGradients(X, sampleWeights: Weights), 1e-10);
    }

    [Fact]
    public void GradientsAreDifferencesOfTheLoss()
    {
        var network = new SampledIdsNetwork(1);
        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(X, Items, Drawn, LogShares), () => network.ComputeGradients(X, Items, Drawn, LogShares));
        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
        var cosines = new SampledSoftmaxNetwork(1);
        (where, off) = GradientCheck.Worst(cosines.Parameters, () => cosines.ComputeLoss(X), () => cosines.ComputeGradients(X));
        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void LargeScoresNeitherOverflowNorLoseTheLoss()
    {
        var network = new SampledIdsNetwork(1);
        foreach (Parameter<double> parameter in network.Parameters)
            parameter.CopyFrom(Array.ConvertAll(parameter.ToArray(), value => value * 100));
        double[] a = new double[Rows * 3], b = new double[Rows * 3], n = new double[Rows * 3];
        network.Predict(X, Items, Drawn, a, b, n);
        double expected = Naive(a, b, n, 3, 0.5, LogShares, [.. Weights.Select(_ => 1.0 / Rows)], Items, Drawn);
        Assert.True(expected > 1000);
        Assert.Equal(expected, network.ComputeGradients(X, Items, Drawn, LogShares), expected * 1e-12);
        Assert.All(network.Gradients.ToArray(), gradient => Assert.True(double.IsFinite(gradient)));
    }

    [Fact]
    public void AStepInPartsIsRefusedAndChangesNothing()
    {
        var network = new SampledIdsNetwork(1) { MaxRowsPerPass = 16 };
        double[] before = Values(network);
        Assert.StartsWith("A loss of this network compares the rows of a batch with each other", Assert.Throws<InvalidOperationException>(() => network.TrainBatch(X, Items, Drawn, LogShares)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void BitsDoNotDependOnTheThreadsAndAStepTakesNoMemory()
    {
        double[] Trained(int threads)
        {
            var network = new SampledIdsNetwork(1) { MaxThreads = threads };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(X, Items, Drawn, LogShares);
            Assert.Equal(0, Allocations.Of(() => network.TrainBatch(X, Items, Drawn, LogShares)));
            return Values(network);
        }

        double[] one = Trained(1);
        Assert.Equal(one, Trained(2));
        Assert.Equal(one, Trained(5));
    }

    // A row that neither look-up names keeps its bits, one that both name gets what comes from both, and a step allocates nothing: no gradient of the whole table is there.
    [Fact]
    public void AStepMovesTheRowsThatAreNamedAlone()
    {
        var network = new SampledMany(seed: 1);
        int[] users = [1, 2, 3], items = [7, 150_000, 7], drawn = [9, 150_000, 199_999];
        float[] before = network.Parameters["b.table.weight"].ToArray();
        network.TrainBatch(users, items, drawn);
        float[] after = network.Parameters["b.table.weight"].ToArray();
        int[] moved = [.. Enumerable.Range(0, 200_000).Where(row => !before.AsSpan(row * 8, 8).SequenceEqual(after.AsSpan(row * 8, 8)))];
        Assert.Equal([7, 9, 150_000, 199_999], moved);
        Assert.Equal(0, Allocations.Of(() => network.TrainBatch(users, items, drawn)));
    }

    // Half of the users choose even items, the others odd ones.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ItLearnsWhatIsChosen(bool logUniform)
    {
        (int User, int Item)[] chosen = [.. Enumerable.Range(0, 40).SelectMany(user => Enumerable.Range(0, 30).Where(item => item % 2 == user % 2 && (user + item) % 5 != 0).Select(item => (user, item)))];
        var pairs = new Interactions([.. chosen.Select(pair => pair.User)], [.. chosen.Select(pair => pair.Item)], userCount: 40, itemCount: 30);
        NegativeSampler sampler = logUniform ? NegativeSampler.LogUniform(pairs, seed: 3) : new NegativeSampler(pairs, popularityPower: 0.75, seed: 3);
        SampledTaste Trained(int threads)
        {
            var network = new SampledTaste(seed: 1) { MaxThreads = threads };
            network.Fit(pairs.ToSampled<float>("user", "item", "drawn", "target", sampler), new FitOptions { Epochs = 15, BatchSize = 64, Seed = 2, Verbose = false });
            return network;
        }

        SampledTaste taste = Trained(1);
        Assert.Equal(taste.Parameters.SelectMany(parameter => parameter.ToArray()), Trained(2).Parameters.SelectMany(parameter => parameter.ToArray()));
        Assert.Equal(taste.Parameters.SelectMany(parameter => parameter.ToArray()), Trained(5).Parameters.SelectMany(parameter => parameter.ToArray()));
        int[] right = [.. Enumerable.Range(0, 40).Select(user => taste.Recommend(user, top: 10).Count(found => found.Id % 2 == user % 2))];
        Assert.True(right.Average() > 9.5, $"{right.Average()} of 10");
    }

    private static double[] Values(SampledIdsNetwork network) => [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];

    private static double[] Unit(double[] rows) => [.. rows.Chunk(18).SelectMany(row => row.Select(x => x / Math.Sqrt(row.Sum(y => y * y))))];

    private static double Naive(double[] a, double[] b, double[] n, int features, double temperature, double[] logShares, double[] weights, int[]? items, int[]? drawn)
    {
        double loss = 0;
        for (int i = 0; i < Rows; i++)
        {
            double Score(double[] of, int j, double share) => (Enumerable.Range(0, features).Sum(f => a[(i * features) + f] * of[(j * features) + f]) / temperature) - share;
            double right = Score(b, i, logShares[i * 2]);
            double[] all = [right, .. Enumerable.Range(0, Rows).Where(j => items is null || items[i] != drawn![j]).Select(j => Score(n, j, logShares[(j * 2) + 1]))];
            double most = all.Max();
            loss += weights[i] * (most + Math.Log(all.Sum(score => Math.Exp(score - most))) - right);
        }

        return loss;
    }
}

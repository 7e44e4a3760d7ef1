using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Tests.Shared;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>A loss that compares the rows of a batch with each other: against loops over its definition, on any number of threads, and never of a part of the batch.</summary>
public sealed class InBatchTests
{
    private const int Rows = 37;
    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);
    private static readonly double[] LogShares = Numbers.Doubles(Rows, 2);
    private static readonly double[] Weights = Array.ConvertAll(Numbers.Doubles(Rows, 3), x => x < 0 ? 0 : 1 + x);

    [Fact]
    public void CosinesInBothDirectionsAreThoseOfTheDefinition()
    {
        var network = new InfoNCENetwork(1);
        double[] a = new double[Rows * 3], b = new double[Rows * 3];
        network.Predict(X, a, b);
        Assert.Equal(Naive(Unit(a), Unit(b), 3, 0.3, LogShares, isSymmetric: true, [.. Weights.Select(_ => 1.0)]), network.ComputeLoss(X, LogShares), 1e-12);
        Assert.Equal(Naive(Unit(a), Unit(b), 3, 0.3, LogShares, isSymmetric: true, Weights), network.ComputeGradients(X, LogShares, Weights), 1e-12);
    }

    [Fact]
    public void ProductsInOneDirectionAreThoseOfTheDefinition()
    {
        var network = new PlainInfoNCENetwork(1);
        double[] a = new double[Rows * 18], b = new double[Rows * 18];
        network.Predict(X, a, b);
        Assert.Equal(Naive(a, b, 18, 2, new double[Rows], isSymmetric: false, Weights), network.ComputeGradients(X, sampleWeights: Weights), 1e-12);
    }

    [Fact]
    public void RowsOfOneIdAreNotToldApart()
    {
        // 37 rows of 7 ids: most rows have accidental hits.
        int[] items = [.. Enumerable.Range(0, Rows).Select(row => row * row % 7)];
        var network = new AccidentalHitsNetwork(1);
        double[] a = new double[Rows * 3], b = new double[Rows * 3];
        network.Predict(X, items, a, b);
        Assert.Equal(Naive(a, b, 3, 0.5, LogShares, isSymmetric: true, [.. Weights.Select(_ => 1.0)], items), network.ComputeLoss(X, items, LogShares), 1e-12);
        Assert.Equal(Naive(a, b, 3, 0.5, LogShares, isSymmetric: true, Weights, items), network.ComputeGradients(X, items, LogShares, Weights), 1e-12);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(X, items, LogShares), () => network.ComputeGradients(X, items, LogShares));
        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void LargeSimilaritiesNeitherOverflowNorLoseTheLoss()
    {
        var network = new PlainInfoNCENetwork(1);
        foreach (Parameter<double> parameter in network.Parameters)
            parameter.CopyFrom(Array.ConvertAll(parameter.ToArray(), value => value * 100));
        double[] a = new double[Rows * 18], b = new double[Rows * 18];
        network.Predict(X, a, b);
        double expected = Naive(a, b, 18, 2, new double[Rows], isSymmetric: false, [.. Weights.Select(_ => 1.0)]);
        Assert.True(expected > 1000);
        Assert.Equal(expected, network.ComputeGradients(X), expected * 1e-12);
        Assert.All(network.Gradients.ToArray(), gradient => Assert.True(double.IsFinite(gradient)));
    }

    // Gradients with weights have no loss of their own to be the slope of: the sum of one-row weights is the whole.
    [Fact]
    public void GradientsAreLinearInTheWeights()
    {
        var network = new InfoNCENetwork(1);
        network.ComputeGradients(X, LogShares);
        double[] sum = new double[network.Gradients.Length];
        for (int row = 0; row < Rows; row++)
        {
            network.ComputeGradients(X, LogShares, [.. Weights.Select((weight, i) => i == row ? weight : 0)]);
            for (int i = 0; Weights[row] > 0 && i < sum.Length; i++)
                sum[i] += network.Gradients[i];
        }

        network.ComputeGradients(X, LogShares, Weights);
        Assert.All(sum.Zip(network.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void AStepInPartsIsRefusedAndChangesNothing()
    {
        var network = new InfoNCENetwork(1) { MaxRowsPerPass = 16 };
        double[] before = Values(network);
        string message = Assert.Throws<InvalidOperationException>(() => network.TrainBatch(X, LogShares)).Message;
        Assert.StartsWith("A loss of this network compares the rows of a batch with each other, and 37 rows in parts of 16 would be compared within their parts.", message, StringComparison.Ordinal);
        Assert.Equal(before, Values(network));
        Assert.Equal(0, network.StepCount);
        network.TrainBatch(X.AsSpan(0, 16 * 5), LogShares.AsSpan(0, 16));
        Assert.Equal(1, network.StepCount);

        // What a loss alone computes is whole anyway.
        Assert.True(double.IsFinite(network.ComputeLoss(X, LogShares)));
    }

    [Fact]
    public void BitsDoNotDependOnTheThreadsAndAStepTakesNoMemory()
    {
        double[] Trained(int threads)
        {
            var network = new InfoNCENetwork(1) { MaxThreads = threads };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(X, LogShares);
            Assert.Equal(0, Allocations.Of(() => network.TrainBatch(X, LogShares)));
            return Values(network);
        }

        double[] one = Trained(1);
        Assert.Equal(one, Trained(2));
        Assert.Equal(one, Trained(5));
    }

    private static double[] Values(InfoNCENetwork network) => [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];

    private static double[] Unit(double[] rows) => [.. rows.Chunk(3).SelectMany(row => row.Select(x => x / Math.Sqrt(row.Sum(y => y * y))))];

    private static double Naive(double[] a, double[] b, int features, double temperature, double[] logShares, bool isSymmetric, double[] weights, int[]? ids = null)
    {
        double Similarity(int i, int j) => Enumerable.Range(0, features).Sum(f => a[(i * features) + f] * b[(j * features) + f]) / temperature;
        bool Counts(int i, int j) => i == j || ids is null || ids[i] != ids[j];
        static double LogSum(IEnumerable<double> values)
        {
            double most = values.Max();
            return most + Math.Log(values.Sum(value => Math.Exp(value - most)));
        }

        double loss = 0;
        for (int i = 0; i < Rows; i++)
        {
            double own = LogSum(Enumerable.Range(0, Rows).Where(j => Counts(i, j)).Select(j => Similarity(i, j) - logShares[j])) - (Similarity(i, i) - logShares[i]);
            double back = LogSum(Enumerable.Range(0, Rows).Where(j => Counts(i, j)).Select(j => Similarity(j, i))) - Similarity(i, i);
            loss += weights[i] * (isSymmetric ? (own + back) / 2 : own) / Rows;
        }

        return loss;
    }
}

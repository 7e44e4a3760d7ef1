using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>What a row counts multiplies its loss and its gradient, with every loss: held to what must follow from that, without its formulas.</summary>
public sealed class SampleWeightTests
{
    private const int Rows = 7;
    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);
    private static readonly double[] Unit = Array.ConvertAll(Numbers.Doubles(Rows * 3, 5), x => (x + 1) / 2);
    private static readonly double[] Signs = Array.ConvertAll(Numbers.Doubles(Rows * 3, 6), x => x < 0 ? -1.0 : 1.0);
    private static readonly double[] Masks = Array.ConvertAll(Numbers.Doubles(Rows * 12, 9), x => x < 0 ? 0.0 : 1.0);
    private static readonly int[] Classes = Numbers.Classes(Rows, 3, 7);
    private static readonly double[] Distributions = [.. Unit.Chunk(3).SelectMany(row => row.Select(y => y / row.Sum()))];

    private static readonly Dictionary<string, (Func<ITrainableNetwork<double>> Create, Func<double[], Dataset<double>> Data)> Losses = new()
    {
        { "MeanSquaredError", (() => new MeanSquaredErrorNetwork(3), x => new(x, Unit)) },
        { "MeanAbsoluteError", (() => new MeanAbsoluteErrorNetwork(3), x => new(x, Unit)) },
        { "Huber", (() => new HuberNetwork(3), x => new(x, Unit)) },
        { "SmoothL1", (() => new SmoothL1Network(3), x => new(x, Unit)) },
        { "BinaryCrossEntropy", (() => new BinaryCrossEntropyNetwork(3), x => new(x, Unit)) },
        { "BinaryCrossEntropyWithLogits", (() => new BinaryCrossEntropyWithLogitsNetwork(3), x => new(x, Unit)) },
        { "CrossEntropy", (() => new CrossEntropyNetwork(3), x => new(x, Classes)) },
        { "SoftCrossEntropy", (() => new SoftCrossEntropyNetwork(3), x => new(x, Distributions)) },
        { "CategoricalCrossEntropy", (() => new CategoricalCrossEntropyNetwork(3), x => new(x, Distributions)) },
        { "SparseCategoricalCrossEntropy", (() => new SparseCategoricalCrossEntropyNetwork(3), x => new(x, Classes)) },
        { "NegativeLogLikelihood", (() => new NegativeLogLikelihoodNetwork(3), x => new(x, Classes)) },
        { "KLDivergence", (() => new KLDivergenceNetwork(3), x => new(x, Distributions)) },
        { "Hinge", (() => new HingeNetwork(3), x => new(x, Signs)) },
        { "SquaredHinge", (() => new SquaredHingeNetwork(3), x => new(x, Signs)) },
        { "PoissonNegativeLogLikelihood", (() => new PoissonNegativeLogLikelihoodNetwork(3), x => new(x, Unit)) },
        { "Focal", (() => new FocalNetwork(3), x => new(x, Classes)) },
        { "GeneralizedCrossEntropy", (() => new GeneralizedCrossEntropyNetwork(3), x => new(x, Classes)) },
        { "SymmetricCrossEntropy", (() => new SymmetricCrossEntropyNetwork(3), x => new(x, Classes)) },
        { "SoftBootstrap", (() => new SoftBootstrapNetwork(3), x => new(x, Classes)) },
        { "HardBootstrap", (() => new HardBootstrapNetwork(3), x => new(x, Classes)) },
        { "Poly1", (() => new Poly1Network(3), x => new(x, Classes)) },
        { "BinaryFocal", (() => new BinaryFocalNetwork(3), x => new(x, Unit)) },
        { "Dice", (() => new DiceNetwork(3), x => new(x, Masks)) },
        { "Tversky", (() => new TverskyNetwork(3), x => new(x, Masks)) },
        { "LogCosh", (() => new LogCoshNetwork(3), x => new(x, Unit)) },
        { "MeanAbsolutePercentageError", (() => new MeanAbsolutePercentageErrorNetwork(3), x => new(x, Unit)) },
        { "MeanSquaredLogarithmicError", (() => new MeanSquaredLogarithmicErrorNetwork(3), x => new(x, Unit)) },
        { "Quantile", (() => new QuantileNetwork(3), x => new(x, Unit.AsMemory(0, Rows).ToArray())) },
        { "GaussianNegativeLogLikelihood", (() => new GaussianNegativeLogLikelihoodNetwork(3), x => new(x, Unit)) },
        { "CosineEmbedding", (() => new CosineEmbeddingNetwork(3), x => new(x, Signs.AsMemory(0, Rows).ToArray())) },
        { "MarginRanking", (() => new MarginRankingNetwork(3), x => new(x, Signs)) },
        { "ActivityL1", (() => new ActivityL1Network(3), x => new(x, Unit)) },
        { "OneOutput", (() => new WeightedScore(3), x => new(x, Unit.AsMemory(0, Rows).ToArray())) },
    };

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WeightsOfOneChangeNothing(string name) => Same(Step(name, X, null), Step(name, X, [1, 1, 1, 1, 1, 1, 1]));

    [Theory]
    [MemberData(nameof(Names))]
    public void StepsAreLinearInTheWeights(string name)
    {
        double[] a = [0.5, 0, 2, 1, 0.25, 3, 1];
        double[] b = [1, 4, 0, 0.5, 1, 0, 2];
        double[] first = Step(name, X, a);
        double[] second = Step(name, X, b);
        double[] both = Step(name, X, [.. a.Zip(b, (p, q) => p + q)]);
        Same([.. first.Zip(second, (p, q) => p + q)], both);
        Assert.True(both.Max(Math.Abs) > 1e-4, "The steps do not move.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ARowOfWeightZeroDoesNotCount(string name)
    {
        double[] weights = [1, 2, 1, 0, 1, 1, 0.5];
        double[] other = [.. X];
        Array.Fill(other, 0.7, 3 * 5, 5);
        Assert.NotEqual(Step(name, X, null), Step(name, other, null));
        Same(Step(name, X, weights), Step(name, other, weights));
    }

    [Fact]
    public void ClassWeightsOfFitAreWeightsOfTheRows()
    {
        double[] weights = [.. Classes.Select(c => c == 2 ? 5.0 : 1.0)];
        double[] byClass = Step(Losses["CrossEntropy"].Create(), new Dataset<double>(X, Classes), Weighted());
        Assert.Equal(Step("CrossEntropy", X, weights), byClass);

        double[] hot = [.. Classes.SelectMany(c => new[] { c == 0 ? 1.0 : 0, c == 1 ? 1.0 : 0, c == 2 ? 1.0 : 0 })];
        double[] byLargest = Step(Losses["SoftCrossEntropy"].Create(), new Dataset<double>(X, hot), Weighted());
        Assert.Equal(Step(Losses["SoftCrossEntropy"].Create(), new Dataset<double>(X, hot).WithSampleWeights(weights), new FitOptions { Shuffle = false }), byLargest);
    }

    private static FitOptions Weighted() => new() { Shuffle = false, ClassWeights = new Dictionary<int, double> { [2] = 5 } };

    [Fact]
    public void WeightsFollowTheirRowsThroughTheShuffle()
    {
        double[] weights = [1, 2, 3, 4, 5, 6, 7];
        int[] order = [3, 1, 6, 0, 5, 2, 4];
        Dataset<double> data = new Dataset<double>(X, Unit).WithSampleWeights(weights);
        Same(
            Step(new MeanSquaredErrorNetwork(3), data, new FitOptions { Shuffle = true, Seed = 5 }),
            Step(new MeanSquaredErrorNetwork(3), data.Subset(order), new FitOptions { Shuffle = false }));
    }

    [Theory]
    [InlineData("'sampleWeights' has 6 values; expected 7", new double[] { 1, 1, 1, 1, 1, 1 })]
    [InlineData("'sampleWeights' holds -1 in row 2; expected finite numbers of at least 0", new double[] { 1, 1, -1, 1, 1, 1, 1 })]
    [InlineData("'sampleWeights' holds NaN in row 0", new double[] { double.NaN, 1, 1, 1, 1, 1, 1 })]
    public void WeightsThatAreNoneAreRefused(string message, double[] weights)
    {
        var network = new MeanSquaredErrorNetwork(3);
        double[] before = Values(network);
        ArgumentException e = Assert.Throws<ArgumentException>(() => network.TrainBatch(X, Unit, weights));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void ClassWeightsNeedClasses()
    {
        var options = new FitOptions { ClassWeights = new Dictionary<int, double> { [1] = 2 } };
        ArgumentException e = Assert.Throws<ArgumentException>(() => new WeightedScore(1).Fit(new Dataset<double>(X, new double[] { 0, 1, 0, 1, 0.5, 1, 0 }), options));
        Assert.Contains("row 4 has the target 0.5, expected 0 or 1", e.Message, StringComparison.Ordinal);
    }

    private static double[] Step(string name, double[] x, double[]? weights)
    {
        (Func<ITrainableNetwork<double>> create, Func<double[], Dataset<double>> data) = Losses[name];
        return Step(create(), weights is null ? data(x) : data(x).WithSampleWeights(weights), new FitOptions { Shuffle = false });
    }

    // What a step of gradient descent moves, and the loss.
    private static double[] Step(ITrainableNetwork<double> network, Dataset<double> data, FitOptions options)
    {
        double[] before = Values(network);
        network.LearningRate = 1;
        options.BatchSize = Rows;
        History history = Trainer.Fit(network, data, options);
        return [.. Values(network).Zip(before, (after, start) => after - start), history[0].Loss];
    }

    private static double[] Values(INetwork<double> network) => [.. network.Parameters.SelectMany(p => p.ToArray())];

    // Sums of a few numbers below 10: some units in the last place.
    private static void Same(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-13);
    }
}

using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Noise;

/// <summary>Mixtures of rows, read off batches whose rows are unit vectors, and held to gradients of the two targets apart.</summary>
public sealed class MixUpTests
{
    private const int Rows = 5;
    private static readonly double[] Units = [.. Enumerable.Range(0, Rows * Rows).Select(i => i % (Rows + 1) == 0 ? 1.0 : 0)];
    private static readonly double[] Targets = Numbers.Doubles(Rows * 3, 3);
    private static readonly int[] Classes = [0, 1, 2, 2, 1];
    private static readonly double[] OneHot = [.. Classes.SelectMany(c => new[] { c == 0 ? 1.0 : 0, c == 1 ? 1.0 : 0, c == 2 ? 1.0 : 0 })];

    [Fact]
    public void RowsAndTargetsAreMixedByOneShareWithPartnersOfTheBatch()
    {
        var network = new RecordedNetwork(new MeanSquaredErrorNetwork(1));
        double[] weights = [1, 2, 0.5, 3, 1.5];
        network.Fit(new Dataset<double>(Units, Targets).WithSampleWeights(weights), Mixed(new MixUp(1), 40));
        Assert.Equal(40, network.Batches.Count);
        int alone = 0;
        foreach (RecordedBatch batch in network.Batches)
        {
            (double own, int[] partners) = Read(batch.X);
            Assert.Equal(Enumerable.Range(0, Rows), partners.Order());
            alone += partners.Where((p, i) => p == i).Count();
            for (int i = 0; i < Rows; i++)
            {
                for (int t = 0; t < 3; t++)
                    Assert.Equal((own * Targets[(i * 3) + t]) + ((1 - own) * Targets[(partners[i] * 3) + t]), batch.Target[(i * 3) + t], 1e-14);
                Assert.Equal((own * weights[i]) + ((1 - own) * weights[partners[i]]), batch.Weights[i], 1e-14);
            }
        }

        // A permutation leaves one row where it is, on average.
        Assert.InRange(alone, 15, 75);
        Assert.Equal(40, network.Batches.Select(b => Read(b.X).Own).Distinct().Count());
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(6)]
    public void SharesHaveTheMomentsOfBeta(double alpha)
    {
        const int Steps = 4000;
        var network = new RecordedNetwork(new MeanSquaredErrorNetwork(1));
        network.Fit(new Dataset<double>(Units, Targets), Mixed(new MixUp(alpha), Steps));
        double[] shares = [.. network.Batches.Select(b => Read(b.X).Own).Where(own => !double.IsNaN(own))];

        // Of Beta(α, α): mean ½, variance 1 / (4 (2 α + 1)), fourth central moment 3 / (16 (2 α + 1) (2 α + 3)).
        Assert.InRange(shares.Length, Steps * 0.97, Steps);
        double variance = 1 / (4 * ((2 * alpha) + 1));
        Assert.Equal(0.5, shares.Average(), 4 * Math.Sqrt(variance / Steps));
        Assert.Equal(variance, shares.Average(s => Math.Pow(s - 0.5, 2)), 0.06 * variance);
        double fourth = 3 / (16 * ((2 * alpha) + 1) * ((2 * alpha) + 3));
        Assert.Equal(fourth, shares.Average(s => Math.Pow(s - 0.5, 4)), 0.1 * fourth);
        Assert.All(shares, s => Assert.InRange(s, 0, 1));
    }

    [Fact]
    public void AStepIsThatOnTheMixtures()
    {
        var recorded = new RecordedNetwork(new SoftCrossEntropyNetwork(1));
        var network = new SoftCrossEntropyNetwork(1);
        recorded.Fit(new Dataset<double>(Units, OneHot), Mixed(new MixUp(1), 20));
        foreach (RecordedBatch batch in recorded.Batches)
            network.TrainBatch(batch.X, batch.Target);
        Assert.Equal(Values(network), Values(recorded));
        var plain = new SoftCrossEntropyNetwork(1);
        plain.Fit(new Dataset<double>(Units, OneHot), new FitOptions { Epochs = 20, Shuffle = false });
        Assert.NotEqual(Values(plain), Values(recorded));
    }

    public static TheoryData<string> OfClasses => ["CrossEntropy", "SummedClasses", "Focal", "GeneralizedCrossEntropy", "SparseCategoricalCrossEntropy", "SoftBootstrap"];

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void ClassesByIndexHaveTheGradientOfBothTargets(string loss)
    {
        IGradientTrainableNetwork<double> network = Create(loss), direct = Create(loss);
        double[] start = Values(network);
        var gradients = new List<double[]>();
        var losses = new List<double>();
        FitOptions options = Mixed(new MixUp(1), 1);
        options.GradientHook = new Hook(step =>
        {
            Assert.Equal(Rows, step.Rows);
            losses.Add(step.Loss);
            gradients.Add([.. network.Parameters.SelectMany(p => p.Gradient.ToArray())]);
        });
        double[] x = Numbers.Doubles(Rows * Rows, 8);
        double[] weights = [1, 2, 0.5, 3, 1.5];
        History history = Trainer.Fit(network, new Dataset<double>(x, Classes).WithSampleWeights(weights), options);
        Assert.Equal(losses[0], history[0].Loss, 1e-12);

        // The same seed and step mix unit vectors alike.
        var units = new RecordedNetwork(new MeanSquaredErrorNetwork(1));
        units.Fit(new Dataset<double>(Units, Targets), Mixed(new MixUp(1), 1));
        (double own, int[] partners) = Read(units.Batches[0].X);
        double[] mixed = [.. Enumerable.Range(0, Rows * Rows).Select(i => (own * x[i]) + ((1 - own) * x[(partners[i / Rows] * Rows) + (i % Rows)]))];
        (double first, double[] a) = Gradient(direct, mixed, Classes, weights);
        (double second, double[] b) = Gradient(direct, mixed, [.. partners.Select(p => Classes[p])], [.. partners.Select(p => weights[p])]);
        Assert.Equal((own * first) + ((1 - own) * second), losses[0], 1e-12);
        Assert.All(a.Zip(b, (p, q) => (own * p) + ((1 - own) * q)).Zip(gradients[0]), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.NotEqual(start, Values(network));
    }

    [Fact]
    public void ClassesByIndexAndDistributionsMakeTheSameSteps()
    {
        var byIndex = new SummedClasses(1);
        var plain = new RecordedNetwork(new SummedClasses(1));
        byIndex.Fit(new Dataset<double>(Units, Classes), Mixed(new MixUp(0.4), 1));
        plain.Fit(new Dataset<double>(Units, Classes), Mixed(new MixUp(0.4), 1));
        RecordedBatch batch = Assert.Single(plain.Batches);
        Assert.Equal(2 * Rows, batch.Rows);
        Assert.Equal(batch.X[..(Rows * Rows)], batch.X[(Rows * Rows)..]);
        Assert.Equal(Classes, batch.Classes[..Rows]);
        Assert.All(batch.Weights[..Rows].Zip(batch.Weights[Rows..]), pair => Assert.Equal(1, pair.First + pair.Second, 1e-15));
        Assert.Equal(Values(byIndex), Values(plain));
    }

    [Fact]
    public void PositionsThatDoNotCountAndTargetsOfNumbersAreMixed()
    {
        double[] x = Numbers.Doubles(Rows * 20, 4), y = Numbers.Doubles(Rows * 8, 5);
        int[] classes = Numbers.Classes(Rows * 4, 3, 6);
        var network = new ClassesAndNumbers(1);
        double loss = 0;
        FitOptions options = Mixed(new MixUp(1), 1);
        options.GradientHook = new Hook(step => loss = step.Loss);
        network.Fit(new Dataset<double>().WithInput("x", x).WithClasses("classes", classes).WithTarget("numbers", y), options);

        var units = new RecordedNetwork(new MeanSquaredErrorNetwork(1));
        units.Fit(new Dataset<double>(Units, Targets), Mixed(new MixUp(1), 1));
        (double own, int[] partners) = Read(units.Batches[0].X);
        double[] mixedX = Mix(x, 20), mixedY = Mix(y, 8);
        int[] others = [.. Enumerable.Range(0, Rows * 4).Select(i => classes[(partners[i / 4] * 4) + (i % 4)])];
        var direct = new ClassesAndNumbers(1);
        Assert.Equal((own * direct.ComputeLoss(mixedX, classes, mixedY)) + ((1 - own) * direct.ComputeLoss(mixedX, others, mixedY)), loss, 1e-12);

        double[] Mix(double[] values, int size) =>
            [.. values.Select((v, i) => (own * v) + ((1 - own) * values[(partners[i / size] * size) + (i % size)]))];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StepsFollowFromTheSeedAlone(bool accumulates)
    {
        int[] expected = Trained(1, 4, 7);
        Assert.Equal(expected, Trained(2, 4, 7));
        Assert.Equal(expected, Trained(5, 4, 7));
        Assert.NotEqual(expected, Trained(1, 4, 8));

        // Twice two epochs are four.
        Assert.Equal(expected, Trained(1, 2, 7, again: true));

        int[] Trained(int threads, int epochs, int seed, bool again = false)
        {
            var network = new NoisyClasses(3) { MaxThreads = threads };
            for (int i = 0; i < (again ? 2 : 1); i++)
            {
                network.Fit(new Dataset<float>(Numbers.Floats(70 * 20, 1), Numbers.Classes(70, 4, 2)), new FitOptions
                {
                    Epochs = epochs,
                    BatchSize = accumulates ? 8 : 16,
                    GradientAccumulationSteps = accumulates ? 2 : 1,
                    Seed = seed,
                    Mixing = new MixUp(0.4) { Probability = 0.7 },
                    Selection = new SmallLossSelection(0.25, rampSteps: 6),
                });
            }

            return Numbers.Values(network.Parameters);
        }
    }

    [Fact]
    public void AnInterruptedTrainingGoesOnWithTheSameMixtures()
    {
        string path = Path.Combine(Path.GetTempPath(), $"mixing-{Guid.NewGuid():N}.safetensors");
        try
        {
            var whole = new NoisyClasses(3);
            whole.Fit(Data(), Options(null, null));
            var stopped = new NoisyClasses(3);
            Assert.Throws<FitCanceledException>(() => stopped.Fit(Data(), Options(path, 11)));
            var resumed = new NoisyClasses(3);
            resumed.Fit(Data(), Options(path, null));
            Assert.Equal(Numbers.Values(whole.Parameters), Numbers.Values(resumed.Parameters));
        }
        finally
        {
            File.Delete(path);
        }

        static Dataset<float> Data() => new(Numbers.Floats(70 * 20, 1), Numbers.Classes(70, 4, 2));

        static FitOptions Options(string? path, int? stopAt)
        {
            var options = new FitOptions
            {
                Epochs = 4,
                BatchSize = 16,
                Mixing = new MixUp(0.4) { Probability = 0.7 },
                Selection = new SmallLossSelection(0.25, rampSteps: 6),
                Checkpoint = path is null ? null : new CheckpointOptions(path) { EverySteps = 1 },
            };
            if (stopAt is { } stop)
            {
                var source = new CancellationTokenSource();
                options.CancellationToken = source.Token;
                options.Callbacks.Add(new LambdaCallback
                {
                    OnStepFinished = training =>
                    {
                        if (training.StepCount == stop)
                            source.Cancel();
                    },
                });
            }

            return options;
        }
    }

    [Fact]
    public void TheShareOfStepsThatMixIsTheProbability()
    {
        var network = new RecordedNetwork(new MeanSquaredErrorNetwork(1));
        network.Fit(new Dataset<double>(Units, Targets), Mixed(new MixUp(1) { Probability = 0.25 }, 1000));
        Assert.InRange(network.Batches.Count(b => !b.X.SequenceEqual(Units)), 200, 300);
    }

    [Fact]
    public void WhatCannotBeMixedIsRefused()
    {
        string Refused<T>(ITrainableNetwork<T> network, Dataset<T> data, BatchMixing mixing)
            where T : unmanaged =>
            Assert.Throws<ArgumentException>(() => Trainer.Fit(network, data, new FitOptions { Mixing = mixing })).Message;

        Assert.Equal(
            "FitOptions.Mixing cannot mix the rows of BagOfIds: the input 'ids' [4] is ids, between which there is nothing.",
            Refused(new BagOfIds(1), new Dataset<float>().WithIds("ids", new int[8]).WithClasses("target", new int[2]), new MixUp()));
        Assert.Contains(
            "the rows of the input 'x' [6, 3] have lengths of their own",
            Refused(new RaggedClasses(1), new Dataset<float>().WithInput("x", new float[36], new[] { 2, 3 }).WithClasses("target", new int[2]), new MixUp()), StringComparison.Ordinal);
        Assert.Contains("LBFGS needs the same rows", Refused(new WholeData(1), new Dataset<float>(new float[10], new float[6]), new MixUp()), StringComparison.Ordinal);
        foreach (double alpha in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(() => new MixUp(alpha));
        foreach (double probability in new[] { 0, -0.1, 1.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => new MixUp { Probability = probability });
    }

    [Fact]
    public void ARowThatIsRefusedIsFoundInTheData()
    {
        double[] x = [.. Units];
        x[(3 * Rows) + 2] = double.NaN;
        ArgumentException e = Assert.Throws<ArgumentException>(() => new MeanSquaredErrorNetwork(1).Fit(new Dataset<double>(x, Targets), Mixed(new MixUp(1), 1)));
        Assert.Contains("row 3", e.Message, StringComparison.Ordinal);
        Assert.Contains("mixture", e.Message, StringComparison.Ordinal);
    }

    private static FitOptions Mixed(BatchMixing mixing, int epochs) => new() { Epochs = epochs, Shuffle = false, Seed = 4, Mixing = mixing };

    private static IGradientTrainableNetwork<double> Create(string loss) => loss switch
    {
        "CrossEntropy" => new CrossEntropyNetwork(2),
        "SummedClasses" => new SummedClasses(2),
        "Focal" => new FocalNetwork(2),
        "GeneralizedCrossEntropy" => new GeneralizedCrossEntropyNetwork(2),
        "SparseCategoricalCrossEntropy" => new SparseCategoricalCrossEntropyNetwork(2),
        _ => new SoftBootstrapNetwork(2),
    };

    private static (double Loss, double[] Gradient) Gradient(IGradientTrainableNetwork<double> network, double[] x, int[] classes, double[] weights)
    {
        double loss = 0;
        BatchOf<double>.Use(network, new Dataset<double>(x, classes).WithSampleWeights(weights), batch => loss = network.ComputeGradients(batch));
        return (loss, [.. network.Parameters.SelectMany(p => p.Gradient.ToArray())]);
    }

    // λ and the partner of each row; NaN where it cannot be read, because no row has another or λ is 0 or 1.
    private static (double Own, int[] Partners) Read(double[] mixed)
    {
        double own = double.NaN;
        int[] partners = [.. Enumerable.Range(0, Rows)];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Rows; j++)
            {
                if (j == i || mixed[(i * Rows) + j] == 0)
                    continue;
                partners[i] = j;
                own = mixed[(i * Rows) + i];
                Assert.Equal(1 - own, mixed[(i * Rows) + j], 1e-14);
            }
        }

        return (own, partners);
    }

    private static double[] Values(ITrainableNetwork<double> network) => [.. network.Parameters.SelectMany(p => p.ToArray())];

    private sealed class Hook(Action<GradientStep<double>> action) : IGradientHook<double>
    {
        public void OnGradients(GradientStep<double> step) => action(step);
    }
}

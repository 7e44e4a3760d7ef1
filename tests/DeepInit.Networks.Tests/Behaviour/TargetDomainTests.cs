using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Targets that a loss does not mean are refused, as NaN is, in every way in, and nothing is learnt.</summary>
public sealed class TargetDomainTests
{
    private const int Rows = 6;
    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);

    public static TheoryData<string, double, string> Outside => new()
    {
        { nameof(BinaryCrossEntropyNetwork), 1.5, "numbers from 0 to 1" },
        { nameof(BinaryCrossEntropyNetwork), -1, "numbers from 0 to 1" },
        { nameof(BinaryCrossEntropyWithLogitsNetwork), 2, "numbers from 0 to 1" },
        { nameof(SoftCrossEntropyNetwork), -0.01, "numbers from 0 to 1" },
        { nameof(CategoricalCrossEntropyNetwork), 2, "numbers from 0 to 1" },
        { nameof(KLDivergenceNetwork), -0.2, "numbers from 0 to 1" },
        { nameof(HingeNetwork), 0, "−1 or 1" },
        { nameof(SquaredHingeNetwork), 0.5, "−1 or 1" },
        { nameof(PoissonNegativeLogLikelihoodNetwork), -1, "numbers of at least 0" },
    };

    public static TheoryData<string, double> Inside => new()
    {
        { nameof(BinaryCrossEntropyNetwork), 0.3 },
        { nameof(BinaryCrossEntropyWithLogitsNetwork), 1 + 1e-7 },
        { nameof(SoftCrossEntropyNetwork), 0.95 },
        { nameof(CategoricalCrossEntropyNetwork), 0 },
        { nameof(KLDivergenceNetwork), 0.05 },
        { nameof(HingeNetwork), -1 },
        { nameof(PoissonNegativeLogLikelihoodNetwork), 12.5 },
        { nameof(MeanSquaredErrorNetwork), -40 },
    };

    [Theory]
    [MemberData(nameof(Outside))]
    public void WhatTheLossDoesNotMeanIsRefusedEverywhere(string name, double wrong, string expected)
    {
        double[] targets = [.. Enumerable.Repeat(1.0, Rows * 3)];
        targets[(4 * 3) + 2] = wrong;
        var data = new Dataset<double>(X, targets);
        foreach (Action<ITrainableNetwork<double>> way in new Action<ITrainableNetwork<double>>[]
        {
            network => BatchOf<double>.Use(network, data, batch => network.TrainBatch(batch)),
            network => BatchOf<double>.Use(network, data, batch => network.ComputeLoss(batch)),
            network => BatchOf<double>.Use(network, data, batch => ((IGradientNetwork<double>)network).ComputeGradients(batch)),
            network => Trainer.Fit(network, data, new FitOptions { Shuffle = false, BatchSize = Rows }),
            network => Trainer.Evaluate(network, data),
            network =>
            {
                ((IPartwiseNetwork)network).MaxRowsPerPass = 2;
                BatchOf<double>.Use(network, data, batch => network.TrainBatch(batch));
            },
        })
        {
            ITrainableNetwork<double> network = Create(name);
            double[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];
            string message = Assert.ThrowsAny<Exception>(() => way(network)).Message;
            Assert.Contains("row 4, column 2", message);
            Assert.Contains(FormattableString.Invariant($"{wrong}"), message);
            Assert.Contains(expected, message);
            Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void WhatItMeansIsNot(string name, double right)
    {
        double[] targets = [.. Enumerable.Repeat(right, Rows * 3)];
        Assert.True(double.IsFinite(Trainer.Fit(Create(name), new Dataset<double>(X, targets)).Last!.Loss));
    }

    [Fact]
    public void WeightsOfClassesThatDoNotExistAndOfNothingAreRefused()
    {
        var data = new Dataset<float>(Numbers.Floats(Rows * 3, 1), [0, 1, 2, 0, 1, 2]);
        void Refused(FitOptions options, Dataset<float> rows, string message) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => Trainer.Fit(new WeighedClasses(1), rows, options)).Message);

        Refused(new() { ClassWeights = new Dictionary<int, double> { [4] = 2 } }, data, "the class 4; expected classes of the target 'target'");
        Refused(new() { ClassWeights = new Dictionary<int, double> { [-1] = 2 } }, data, "the class -1");
        Refused(new() { ClassWeights = new Dictionary<int, double> { [1] = -2 } }, data, "ClassWeights[1]");
        Refused(new() { ClassWeights = new Dictionary<int, double> { [1] = double.NaN } }, data, "ClassWeights[1]");
        Refused(new(), data.WithSampleWeights(new float[Rows]), "All 6 rows to train on have the weight 0");
        Refused(new(), data.WithSampleWeights(new float[] { 1, 1, -1, 1, 1, 1 }), "holds -1 in row 2; expected finite numbers of at least 0");
        Refused(new(), data.WithSampleWeights(new float[] { 1, 1, 1, 1, float.NaN, 1 }), "in row 4");
    }

    private static ITrainableNetwork<double> Create(string name) => name switch
    {
        nameof(BinaryCrossEntropyNetwork) => new BinaryCrossEntropyNetwork(3),
        nameof(BinaryCrossEntropyWithLogitsNetwork) => new BinaryCrossEntropyWithLogitsNetwork(3),
        nameof(SoftCrossEntropyNetwork) => new SoftCrossEntropyNetwork(3),
        nameof(CategoricalCrossEntropyNetwork) => new CategoricalCrossEntropyNetwork(3),
        nameof(KLDivergenceNetwork) => new KLDivergenceNetwork(3),
        nameof(HingeNetwork) => new HingeNetwork(3),
        nameof(SquaredHingeNetwork) => new SquaredHingeNetwork(3),
        nameof(PoissonNegativeLogLikelihoodNetwork) => new PoissonNegativeLogLikelihoodNetwork(3),
        _ => new MeanSquaredErrorNetwork(3),
    };
}

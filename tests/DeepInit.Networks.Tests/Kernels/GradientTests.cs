using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Each tensor's gradient against central differences of the loss, in double precision: no formula is shared.</summary>
public sealed class GradientTests
{
    private const int Rows = 7;
    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);

    private static readonly Dictionary<string, Func<(string Where, double Off)>> Checks = new()
    {
        { nameof(MeanSquaredErrorNetwork), MeanSquaredError },
        { nameof(MeanAbsoluteErrorNetwork), MeanAbsoluteError },
        { nameof(HuberNetwork), Huber },
        { nameof(SmoothL1Network), SmoothL1 },
        { nameof(BinaryCrossEntropyNetwork), BinaryCrossEntropy },
        { nameof(BinaryCrossEntropyWithLogitsNetwork), BinaryCrossEntropyWithLogits },
        { nameof(CrossEntropyNetwork), CrossEntropy },
        { nameof(CategoricalCrossEntropyNetwork), CategoricalCrossEntropy },
        { nameof(SparseCategoricalCrossEntropyNetwork), SparseCategoricalCrossEntropy },
        { nameof(NegativeLogLikelihoodNetwork), NegativeLogLikelihood },
        { nameof(KLDivergenceNetwork), KLDivergence },
        { nameof(HingeNetwork), Hinge },
        { nameof(SquaredHingeNetwork), SquaredHinge },
        { nameof(PoissonNegativeLogLikelihoodNetwork), PoissonNegativeLogLikelihood },
        { nameof(KLStandardNormalNetwork), KLStandardNormal },
        { nameof(SoftCrossEntropyNetwork), SoftCrossEntropy },
        { nameof(ApartBinaryCrossEntropyNetwork), ApartBinaryCrossEntropy },
        { nameof(SmallGraph), Graph },
    };

    public static TheoryData<string> Networks => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void GradientsAreTheSlopesOfTheLoss(string network)
    {
        (string where, double off) = Checks[network]();

        Assert.True(
            off <= GradientCheck.Limit,
            $"{where} is off by {off:G3} of the tensor's largest gradient; at most {GradientCheck.Limit} is what central differences leave.");
    }

    [Fact]
    public void EveryLossHasANetworkHere() =>
        Assert.All(Enum.GetNames<Loss>(), loss => Assert.Contains(loss + "Network", (IDictionary<string, Func<(string, double)>>)Checks));

    private static (string Where, double Off) MeanSquaredError()
    {
        var n = new MeanSquaredErrorNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) MeanAbsoluteError()
    {
        var n = new MeanAbsoluteErrorNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) Huber()
    {
        var n = new HuberNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) SmoothL1()
    {
        var n = new SmoothL1Network(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) BinaryCrossEntropy()
    {
        var n = new BinaryCrossEntropyNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) BinaryCrossEntropyWithLogits()
    {
        var n = new BinaryCrossEntropyWithLogitsNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) CrossEntropy()
    {
        var n = new CrossEntropyNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Classes), () => n.ComputeGradients(X, Targets.Classes));
    }

    private static (string Where, double Off) CategoricalCrossEntropy()
    {
        var n = new CategoricalCrossEntropyNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Distributions), () => n.ComputeGradients(X, Targets.Distributions));
    }

    private static (string Where, double Off) SparseCategoricalCrossEntropy()
    {
        var n = new SparseCategoricalCrossEntropyNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Classes), () => n.ComputeGradients(X, Targets.Classes));
    }

    private static (string Where, double Off) NegativeLogLikelihood()
    {
        var n = new NegativeLogLikelihoodNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Classes), () => n.ComputeGradients(X, Targets.Classes));
    }

    private static (string Where, double Off) KLDivergence()
    {
        var n = new KLDivergenceNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Distributions), () => n.ComputeGradients(X, Targets.Distributions));
    }

    private static (string Where, double Off) Hinge()
    {
        var n = new HingeNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Signs), () => n.ComputeGradients(X, Targets.Signs));
    }

    private static (string Where, double Off) SquaredHinge()
    {
        var n = new SquaredHingeNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Signs), () => n.ComputeGradients(X, Targets.Signs));
    }

    private static (string Where, double Off) PoissonNegativeLogLikelihood()
    {
        var n = new PoissonNegativeLogLikelihoodNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    // Without noise: a loss alone is computed at the mean.
    private static (string Where, double Off) KLStandardNormal()
    {
        var n = new KLStandardNormalNetwork(3) { DropoutActive = false };
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) SoftCrossEntropy()
    {
        var n = new SoftCrossEntropyNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Distributions), () => n.ComputeGradients(X, Targets.Distributions));
    }

    private static (string Where, double Off) ApartBinaryCrossEntropy()
    {
        var n = new ApartBinaryCrossEntropyNetwork(3);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, Targets.Unit), () => n.ComputeGradients(X, Targets.Unit));
    }

    private static (string Where, double Off) Graph()
    {
        var n = new SmallGraph(3);
        double[] right = Numbers.Doubles(Rows * 17, 2);
        int[] classes = Numbers.Classes(Rows, 4, 3);
        double[] values = Numbers.Doubles(Rows * 2, 4);
        return GradientCheck.Worst(n.Parameters, () => n.ComputeLoss(X, right, classes, values), () => n.ComputeGradients(X, right, classes, values));
    }

    private static class Targets
    {
        /// <summary>In (0, 1): probabilities, counts, anything.</summary>
        public static readonly double[] Unit = Array.ConvertAll(Numbers.Doubles(Rows * 3, 5), x => (x + 1) / 2);

        public static readonly double[] Signs = Array.ConvertAll(Numbers.Doubles(Rows * 3, 6), x => x < 0 ? -1.0 : 1.0);

        public static readonly int[] Classes = Numbers.Classes(Rows, 3, 7);

        public static readonly double[] Distributions = [.. Unit.Chunk(3).SelectMany(row => row.Select(y => y / row.Sum()))];
    }
}

using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Each tensor's gradient against central differences of the loss, in double precision: no formula is shared.</summary>
public sealed class GradientTests
{
    private const int Rows = 7;
    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);

    // What each is trained on: inputs, and a target for each loss.
    private static readonly Dictionary<string, (double[][] Inputs, Array[] Targets)> Data = new()
    {
        { nameof(MeanSquaredErrorNetwork), ([X], [Targets.Unit]) },
        { nameof(MeanAbsoluteErrorNetwork), ([X], [Targets.Unit]) },
        { nameof(HuberNetwork), ([X], [Targets.Unit]) },
        { nameof(SmoothL1Network), ([X], [Targets.Unit]) },
        { nameof(BinaryCrossEntropyNetwork), ([X], [Targets.Unit]) },
        { nameof(BinaryCrossEntropyWithLogitsNetwork), ([X], [Targets.Unit]) },
        { nameof(CrossEntropyNetwork), ([X], [Targets.Classes]) },
        { nameof(CategoricalCrossEntropyNetwork), ([X], [Targets.Distributions]) },
        { nameof(SparseCategoricalCrossEntropyNetwork), ([X], [Targets.Classes]) },
        { nameof(NegativeLogLikelihoodNetwork), ([X], [Targets.Classes]) },
        { nameof(KLDivergenceNetwork), ([X], [Targets.Distributions]) },
        { nameof(HingeNetwork), ([X], [Targets.Signs]) },
        { nameof(SquaredHingeNetwork), ([X], [Targets.Signs]) },
        { nameof(PoissonNegativeLogLikelihoodNetwork), ([X], [Targets.Unit]) },
        { nameof(KLStandardNormalNetwork), ([X], [Targets.Unit]) },
        { nameof(SoftCrossEntropyNetwork), ([X], [Targets.Distributions]) },
        { nameof(FocalNetwork), ([X], [Targets.Classes]) },
        { nameof(GeneralizedCrossEntropyNetwork), ([X], [Targets.Classes]) },
        { nameof(SymmetricCrossEntropyNetwork), ([X], [Targets.Classes]) },
        { nameof(SoftBootstrapNetwork), ([X], [Targets.Classes]) },
        { nameof(HardBootstrapNetwork), ([X], [Targets.Classes]) },
        { nameof(Poly1Network), ([X], [Targets.Classes]) },
        { nameof(FlooredCrossEntropyNetwork), ([X], [Targets.Classes]) },
        { nameof(BinaryFocalNetwork), ([X], [Targets.Unit]) },
        { nameof(DiceNetwork), ([X], [Targets.Masks]) },
        { nameof(TverskyNetwork), ([X], [Targets.Masks]) },
        { nameof(LogCoshNetwork), ([X], [Targets.Unit]) },
        { nameof(MeanAbsolutePercentageErrorNetwork), ([X], [Targets.Unit]) },
        { nameof(MeanSquaredLogarithmicErrorNetwork), ([X], [Targets.Unit]) },
        { nameof(QuantileNetwork), ([X], [Targets.RowNumbers]) },
        { nameof(GaussianNegativeLogLikelihoodNetwork), ([X], [Targets.Unit]) },
        { nameof(CosineEmbeddingNetwork), ([X], [Targets.RowSigns]) },
        { nameof(MarginRankingNetwork), ([X], [Targets.Signs]) },
        { nameof(TripletNetwork), ([X], []) },
        { nameof(BPRNetwork), ([X], []) },
        { nameof(SampledSoftmaxNetwork), ([X], []) },
        { nameof(DistillationNetwork), ([X], [Targets.Logits]) },
        { nameof(InfoNCENetwork), ([X], [Targets.RowNumbers]) },
        { nameof(PlainInfoNCENetwork), ([X], []) },
        { nameof(ActivityL1Network), ([X], [Targets.Unit]) },
        { nameof(ActivityL2Network), ([X], [Targets.Unit]) },
        { nameof(ApartBinaryCrossEntropyNetwork), ([X], [Targets.Unit]) },
        { nameof(SmallGraph), ([X, Numbers.Doubles(Rows * 17, 2)], [Numbers.Classes(Rows, 4, 3), Numbers.Doubles(Rows * 2, 4)]) },
    };

    private static readonly Lazy<CompiledNetworks> Drivers = new(() => NetworkCompiler.CompileDrivers(Data.Select(network => new DrivenNetwork(network.Key, IsDouble: true)
    {
        Namespace = SpaceOf(network.Key),
        InputCount = network.Value.Inputs.Length,
        OutputCount = network.Key switch { nameof(SmallGraph) or nameof(GaussianNegativeLogLikelihoodNetwork) or nameof(CosineEmbeddingNetwork) or nameof(MarginRankingNetwork) or nameof(BPRNetwork) or nameof(InfoNCENetwork) or nameof(PlainInfoNCENetwork) => 2, nameof(KLStandardNormalNetwork) or nameof(TripletNetwork) or nameof(SampledSoftmaxNetwork) => 3, _ => 1 },
        TargetsAreIndices = [.. network.Value.Targets.Select(target => target is int[])],
    })));

    public static TheoryData<string> Networks => [.. Data.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void GradientsAreTheSlopesOfTheLoss(string network)
    {
        (double[][] inputs, Array[] targets) = Data[network];
        INetworkDriver<double> driver = Drivers.Value.Create<double>($"{SpaceOf(network)}.{network}");

        // Without noise: a loss alone is computed at the mean.
        driver.SwitchRandomnessOff();
        (string where, double off) = GradientCheck.Worst(driver.Network.Parameters, () => driver.ComputeLoss(inputs, targets), () => driver.ComputeGradients(inputs, targets));

        Assert.True(
            off <= GradientCheck.Limit,
            $"{where} is off by {off:G3} of the tensor's largest gradient; at most {GradientCheck.Limit} is what central differences leave.");
    }

    // Labels without places are no target of each step: CTCTests.
    [Fact]
    public void EveryLossHasANetworkHere() => Assert.All(Enum.GetNames<Loss>().Where(loss => loss != nameof(Loss.CTC)), loss => Assert.Contains(loss + "Network", Data.Keys));

    private static string SpaceOf(string network) => (network == nameof(SmallGraph) ? typeof(SmallGraph) : typeof(GradientTests)).Namespace!;

    private static class Targets
    {
        /// <summary>In (0, 1): probabilities, counts, anything.</summary>
        public static readonly double[] Unit = Array.ConvertAll(Numbers.Doubles(Rows * 3, 5), x => (x + 1) / 2);

        public static readonly double[] Signs = Array.ConvertAll(Numbers.Doubles(Rows * 3, 6), x => x < 0 ? -1.0 : 1.0);

        public static readonly double[] RowSigns = Signs[..Rows];

        public static readonly double[] Logits = Array.ConvertAll(Numbers.Doubles(Rows * 3, 10), x => 4 * x);

        public static readonly double[] RowNumbers = Numbers.Doubles(Rows, 8);

        /// <summary>Of 2 × 2 × 3.</summary>
        public static readonly double[] Masks = Array.ConvertAll(Numbers.Doubles(Rows * 12, 9), x => x < 0 ? 0.0 : 1.0);

        public static readonly int[] Classes = Numbers.Classes(Rows, 3, 7);

        public static readonly double[] Distributions = [.. Unit.Chunk(3).SelectMany(row => row.Select(y => y / row.Sum()))];
    }
}

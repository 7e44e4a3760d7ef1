using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Losses;

/// <summary>Every loss function, in the order of the enum.</summary>
internal static class LossCatalog
{
    private static readonly LossKind[] Kinds =
    [
        new MeanSquaredErrorLoss(),
        new MeanAbsoluteErrorLoss(),
        new HuberLoss(),
        new SmoothL1Loss(),
        new BinaryCrossEntropyLoss(),
        new BinaryCrossEntropyWithLogitsLoss(),
        new CrossEntropyLoss(),
        new CategoricalCrossEntropyLoss(),
        new SparseCategoricalCrossEntropyLoss(),
        new NegativeLogLikelihoodLoss(),
        new KLDivergenceLoss(),
        new HingeLoss(),
        new SquaredHingeLoss(),
        new PoissonNegativeLogLikelihoodLoss(),
        new KLStandardNormalLoss(),
        new FocalLoss(),
        new GeneralizedCrossEntropyLoss(),
        new SymmetricCrossEntropyLoss(),
        new SoftBootstrapLoss(),
        new HardBootstrapLoss(),
        new Poly1Loss(),
        new FlooredCrossEntropyLoss(),
        new BinaryFocalLoss(),
        new DiceLoss(),
        new TverskyLoss(),
        new LogCoshLoss(),
        new MeanAbsolutePercentageErrorLoss(),
        new MeanSquaredLogarithmicErrorLoss(),
        new QuantileLoss(),
        new GaussianNegativeLogLikelihoodLoss(),
        new CosineEmbeddingLoss(),
        new MarginRankingLoss(),
        new TripletLoss(),
        new ActivityL1Loss(),
        new ActivityL2Loss(),
        new BPRLoss(),
        new DistillationLoss(),
        new InfoNCELoss(),
        new CTCLoss(),
        new SampledSoftmaxLoss(),
    ];

    public static IReadOnlyList<LossKind> All => Kinds;

    public static LossKind Of(LossSpec spec) => Kinds[(int)spec.Function];

    public static bool Contains(Loss function) => (int)function >= 0 && (int)function < Kinds.Length;
}

namespace DeepInit.Gen.Initializers;

/// <summary>Every initialiser but <see cref="Init.Default"/>, which is resolved to one of them; in the order of the enum.</summary>
internal static class InitializerCatalog
{
    private static readonly InitializerKind[] Kinds =
    [
        new ZerosInitializer(),
        new OnesInitializer(),
        new ConstantInitializer(),
        new NormalInitializer(),
        new UniformInitializer(),
        new TruncatedNormalInitializer(),
        new XavierNormalInitializer(),
        new XavierUniformInitializer(),
        new HeNormalInitializer(),
        new HeUniformInitializer(),
        new HeUnbiasedInitializer(),
        new LeCunNormalInitializer(),
        new LeCunUniformInitializer(),
        new VarianceScalingInitializer(),
        new OrthogonalInitializer(),
        new IdentityInitializer(),
        new DiracInitializer(),
        new DeltaOrthogonalInitializer(),
        new ZerOInitializer(),
        new SparseInitializer(),
        new FixupInitializer(),
        new DepthScaledInitializer(),
        new TFixupInitializer(),
    ];

    public static IReadOnlyList<InitializerKind> All => Kinds;

    public static InitializerKind Of(Init init) => Kinds[(int)init - 1];

    public static bool Contains(Init init) => (int)init >= 0 && (int)init <= Kinds.Length;
}

using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Every optimiser.</summary>
internal static class OptimizerCatalog
{
    private static readonly OptimizerKind[] Kinds =
    [
        new SGDOptimizer(),
        new RMSpropOptimizer(),
        new AdagradOptimizer(),
        new AdadeltaOptimizer(),
        new AdamOptimizer(),
        new AdamWOptimizer(),
        new SparseAdamOptimizer(),
        new AdamaxOptimizer(),
        new NAdamOptimizer(),
        new RAdamOptimizer(),
        new LionOptimizer(),
        new AdanOptimizer(),
        new AdEMAMixOptimizer(),
        new ADOPTOptimizer(),
        new AdamCOptimizer(),
        new GramsOptimizer(),
        new TigerOptimizer(),
        new RpropOptimizer(),
        new ASGDOptimizer(),
        new ScheduleFreeSGDOptimizer(),
        new ScheduleFreeAdamWOptimizer(),
        new ScheduleFreeRAdamOptimizer(),
        new LAMBOptimizer(),
        new LARSOptimizer(),
        new StableAdamWOptimizer(),
        new ProdigyOptimizer(),
        new AdafactorOptimizer(),
        new SOAPOptimizer(),
        new MuonOptimizer(),
        new NorMuonOptimizer(),
        new LBFGSOptimizer(),
        new RowwiseAdagradOptimizer(),
    ];

    private static readonly Dictionary<string, OptimizerKind> ByAttribute = Kinds.ToDictionary(kind => kind.Attribute);

    public static IReadOnlyList<OptimizerKind> All => Kinds;

    public static OptimizerKind? Find(string attribute) => ByAttribute.TryGetValue(attribute, out OptimizerKind? kind) ? kind : null;

    public static OptimizerKind Of(OptimizerSpec spec) => ByAttribute[spec.Kind];
}

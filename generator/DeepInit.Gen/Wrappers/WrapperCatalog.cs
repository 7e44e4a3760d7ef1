using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Wrappers;

/// <summary>Everything that can stand around an optimiser, in the order in which it acts after a step.</summary>
internal static class WrapperCatalog
{
    private static readonly WrapperKind[] Kinds =
    [
        new SAMWrapper(),
        new LookaheadWrapper(),
        new ExponentialMovingAverageWrapper(),
        new StochasticWeightAveragingWrapper(),
    ];

    public static IReadOnlyList<WrapperKind> All => Kinds;

    public static WrapperKind? Find(string attribute) => Kinds.FirstOrDefault(kind => kind.Attribute == attribute);

    public static WrapperKind Of(WrapperSpec spec) => Find(spec.Kind)!;

    /// <summary>In the order in which they act, whatever the order in which they were written.</summary>
    public static IEnumerable<WrapperSpec> InOrder(IEnumerable<WrapperSpec> specs) => specs.OrderBy(spec => Array.IndexOf(Kinds, Of(spec)));
}

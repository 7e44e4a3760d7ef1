using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Another initialiser, times a factor that follows from the residual branches of the network.</summary>
internal abstract class ResidualInitializer : InitializerKind
{
    public sealed override bool NeedsMatrix => true;

    public sealed override bool IsOfFans(InitTarget target) => InitializerCatalog.Of(Base(target).Init).IsOfFans(target);

    public sealed override string? Check(InitSpec spec, InitTarget target) =>
        target.Branches == 0 ? "the network has no residual branch: no linear layer that is added to something that it was computed from" : Unfit(target);

    /// <summary>What of a network with residual branches does not fit, or null.</summary>
    protected virtual string? Unfit(InitTarget target) => null;

    /// <summary>The initialiser that is scaled.</summary>
    protected abstract InitSpec Base(InitTarget target);

    /// <summary>The factor, and where it comes from.</summary>
    protected abstract (double Factor, string Words) FactorOf(InitTarget target);

    public sealed override ResolvedInit Resolve(InitSpec spec, InitTarget target)
    {
        (double factor, string words) = FactorOf(target);
        if (factor == 0)
        {
            return Make(InitCall.Constant, 0, "", 0) with { IsScaledByDepth = true, Words = $"{Word}, zeros: {words}" };
        }

        InitSpec @base = Base(target);
        ResolvedInit start = InitializerCatalog.Of(@base.Init).Resolve(@base, target);
        ResolvedInit whole = Scaled(target.DecidesWeights ? 1 : factor);
        return target.LastIsAveraged && factor != 1
            ? whole with { LastArguments = Scaled(factor).Arguments, Words = $"{Word}, σ {Short(start.Sigma)}: {start.Words}; values times {words}" }
            : whole;

        ResolvedInit Scaled(double by) => start.Times(by, Word, by == 1 ? "" : words) with { Init = Init, IsScaledByDepth = true };
    }
}

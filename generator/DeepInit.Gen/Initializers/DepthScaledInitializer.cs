using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>What is derived from the activation, at the end of each residual branch divided by the root of their number, so that the sum of all grows no more with depth. Radford et al. 2019.</summary>
internal sealed class DepthScaledInitializer : ResidualInitializer
{
    public override Init Init => Init.DepthScaled;

    public override string Word => "depth scaled";

    protected override InitSpec Base(InitTarget target) => new(target.DerivedInit);

    protected override (double Factor, string Words) FactorOf(InitTarget target) => target.EndsBranch ? (1 / Math.Sqrt(target.Branches), $"1 / √{target.Branches}") : (1, "");
}

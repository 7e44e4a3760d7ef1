using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>
/// He normal, in residual branches times L^(−1 / (2m − 2)), L the branches of the network and m the layers of this one; zeros at the end of each branch and of the network: so that a
/// step changes a deep network without normalisations as much as a shallow one. Zhang et al. 2019.
/// </summary>
internal sealed class FixupInitializer : ResidualInitializer
{
    public override Init Init => Init.Fixup;

    public override string Word => "Fixup";

    protected override InitSpec Base(InitTarget target) => new(Init.HeNormal);

    protected override (double Factor, string Words) FactorOf(InitTarget target) =>
        target.EndsBranch ? (0, "the end of a residual branch")
        : target.MakesOutput ? (0, "it makes an output")
        : target.BranchLayers > 1 ? (Math.Pow(target.Branches, -1.0 / ((2 * target.BranchLayers) - 2)), $"{target.Branches}^(−1/{(2 * target.BranchLayers) - 2})")
        : (1, "");
}

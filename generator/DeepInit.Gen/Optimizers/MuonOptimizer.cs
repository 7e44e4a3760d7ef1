using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Muon (Jordan et al. 2024): the momentum of a hidden matrix, orthogonalised by Newton–Schulz iterations.</summary>
internal sealed class MuonOptimizer : MuonFamily
{
    public override string Attribute => "DeepInit.MuonAttribute";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec) => new("MuonUpdate", Arguments((MuonFamilySpec)spec));

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new MuonSpec(common, Iteration.Parse(arguments));
}

internal sealed record MuonSpec(CommonOptions Common, MuonFamily.Iteration Iteration)
    : MuonFamilySpec("DeepInit.MuonAttribute", Common, Iteration);

using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Optimizers;

/// <summary>NorMuon (Li et al. 2025): Muon whose rows are divided by the root of their own second moment.</summary>
internal sealed class NorMuonOptimizer : MuonFamily
{
    public override string Attribute => "DeepInit.NorMuonAttribute";

    public override string Formula(OptimizerSpec spec) =>
        base.Formula(spec) + ", O with r = beta2 · r + (1 − beta2) · mean of O² over columns, N = O / (√r + rowEps), O = N · ‖O‖ / ‖N‖";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (NorMuonSpec)spec;
        return new("MuonUpdate", [.. Arguments(s), new RuntimeArgument("beta2", s.Beta2), new RuntimeArgument("rowEpsilon", s.RowEpsilon)]);
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (NorMuonSpec)spec;
        return [.. base.Domains(spec), Fraction("Beta2", s.Beta2), Positive("RowEpsilon", s.RowEpsilon)];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) =>
        new NorMuonSpec(common, Iteration.Parse(arguments), arguments.Double("Beta2", 0.95), arguments.Double("RowEpsilon", 1e-10));
}

internal sealed record NorMuonSpec(CommonOptions Common, MuonFamily.Iteration Iteration, double Beta2, double RowEpsilon)
    : MuonFamilySpec("DeepInit.NorMuonAttribute", Common, Iteration);

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−α ln p − β A (1 − p): cross entropy and its reverse, in which ln 0 is A, for labels of which some are wrong. Wang et al. 2019.</summary>
internal sealed class SymmetricCrossEntropyLoss : OwnClassLoss
{
    public override Loss Function => Loss.SymmetricCrossEntropy;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Alpha), nameof(LossSpec.Beta), nameof(LossSpec.LogZero)];

    public override string Formula(LossSpec spec) => $"−{Literal.Of(spec.Alpha)} · ln p_c − {Literal.Of(spec.Beta * spec.LogZero)} · (1 − p_c)";

    protected override Formula Value(LossSpec spec) => (-spec.Alpha * LogP) - (spec.Beta * spec.LogZero * Miss);

    protected override Formula Slope(LossSpec spec) => (spec.Beta * spec.LogZero * Own) - spec.Alpha;

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "Alpha", spec.Alpha, spec.Alpha is >= 0 and < double.PositiveInfinity, "at least 0");
        Domain(issues, spec, "Beta", spec.Beta, spec.Beta is >= 0 and < double.PositiveInfinity, "at least 0");
        Domain(issues, spec, "LogZero", spec.LogZero, spec.LogZero is < 0 and > double.NegativeInfinity, "less than 0");
    }
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>−ln p + ε (1 − p): cross entropy whose first term in powers of 1 − p counts 1 + ε. Leng et al. 2022.</summary>
internal sealed class Poly1Loss : OwnClassLoss
{
    public override Loss Function => Loss.Poly1;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Epsilon)];

    public override string Formula(LossSpec spec) => $"{Literal.Of(spec.Epsilon)} · (1 − p_c) − ln p_c";

    protected override Formula Value(LossSpec spec) => (spec.Epsilon * Miss) - LogP;

    protected override Formula Slope(LossSpec spec) => -1 - (spec.Epsilon * Own);

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "Epsilon", spec.Epsilon, spec.Epsilon is >= -1 and < double.PositiveInfinity, "at least -1");
    }
}

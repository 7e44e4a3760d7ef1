using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// max(q e, (q − 1) e), e = y − x: least where x is the quantile q of what y may be (Koenker &amp; Bassett 1978), the pinball loss. Several quantiles are as many outputs of one target.
/// </summary>
internal sealed class QuantileLoss : RowwiseLoss
{
    public override Loss Function => Loss.Quantile;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Quantiles)];

    public override string Formula(LossSpec spec) => $"max(q e, (q − 1) e), e = y − x, q = {string.Join(", ", Quantiles(spec).Select(q => Literal.Of(q)))}";

    // Left out, it is the median.
    private static EquatableArray<double> Quantiles(LossSpec spec) => spec.Quantiles.Count > 0 ? spec.Quantiles : new([0.5]);

    public override EquatableArray<double> OutputFactors(LossSpec spec) => Quantiles(spec);

    public override bool HasTargetOfRow(LossSpec spec) => spec.Quantiles.Count > 1;

    public override bool CountsRows => false;

    private static readonly Formula Error = Let("error", Y - X);

    public override RowFormula Formulas(LossSpec spec, int features) =>
        new(Select(Error > 0, -P, Select(Error < 0, 1 - P, 0)) * Scale) { OfRow = SumOver("loss", Max(P * Error, (P - 1) * Error)) };

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        if (spec.Quantiles.Count > 1 && spec.Quantiles.Count != output.Shape.Features)
        {
            issues.Add(Rules.LossMismatch, "Quantiles", spec.Function, $"has {spec.Quantiles.Count} quantiles", output.Name, output.Shape.Features + " outputs");
        }

        foreach (double quantile in spec.Quantiles)
        {
            Domain(issues, spec, "Quantiles", quantile, quantile is > 0 and < 1, "in (0, 1)");
        }
    }
}

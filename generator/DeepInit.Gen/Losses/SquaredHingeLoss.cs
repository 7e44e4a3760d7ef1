using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Squared hinge on targets −1 and 1.</summary>
internal sealed class SquaredHingeLoss : ElementwiseLoss
{
    public override Loss Function => Loss.SquaredHinge;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Signs;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Scores;

    public override string Accuracy => "SameSign";

    public override string Formula(LossSpec spec) => "max(0, 1 − y x)²";

    private static readonly Formula Margin = Let("margin", Max(1 - (Y * X), 0));

    public override Formula Value(LossSpec spec) => Margin * Margin;

    public override Formula Gradient(LossSpec spec) => -(Y * (Margin + Margin));
}

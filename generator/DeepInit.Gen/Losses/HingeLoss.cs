using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Hinge on targets −1 and 1.</summary>
internal sealed class HingeLoss : ElementwiseLoss
{
    public override Loss Function => Loss.Hinge;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Signs;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override LossInput Input => LossInput.Scores;

    public override string Accuracy => "SameSign";

    public override string Formula(LossSpec spec) => "max(0, 1 − y x)";

    private static readonly Formula Margin = Let("margin", Max(1 - (Y * X), 0));

    public override Formula Value(LossSpec spec) => Margin;

    public override Formula Gradient(LossSpec spec) => Select(Margin > 0, -Y, 0);
}

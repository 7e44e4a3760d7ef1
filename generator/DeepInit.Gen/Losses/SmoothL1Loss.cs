using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>Huber with threshold beta, divided by beta, as PyTorch defines it.</summary>
internal sealed class SmoothL1Loss : ElementwiseLoss
{
    public override Loss Function => Loss.SmoothL1;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.Numbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Beta)];

    public override string Formula(LossSpec spec) => $"huber({Literal.Of(spec.Beta)}) / {Literal.Of(spec.Beta)}";

    public override Formula Value(LossSpec spec) => HuberLoss.Value(spec.Beta, divisor: spec.Beta);

    public override Formula Gradient(LossSpec spec) => HuberLoss.Gradient(spec.Beta, divisor: spec.Beta);

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Domain(issues, spec, "Beta", spec.Beta, spec.Beta is > 0 and < double.PositiveInfinity, "greater than 0");
}

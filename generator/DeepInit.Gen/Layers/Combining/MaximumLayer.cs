using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The largest of values of one shape, elementwise; then an activation.</summary>
internal sealed class MaximumLayer : ExtremeLayer<MaximumSpec>
{
    public override string Attribute => "DeepInit.MaximumAttribute";

    protected override Formula Take(Formula a, Formula b) => Functions.Max(a, b);

    protected override Condition Loses(Formula value, Formula taken) => value < taken;

    protected override (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds) => (bounds.Max(x => x.Low), bounds.Max(x => x.High));

    protected override MaximumSpec Create(ActivationSpec activation) => new(activation);
}

internal sealed record MaximumSpec(ActivationSpec Activation) : OperatorSpec("DeepInit.MaximumAttribute", Activation);

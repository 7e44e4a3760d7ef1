using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The smallest of values of one shape, elementwise; then an activation.</summary>
internal sealed class MinimumLayer : ExtremeLayer<MinimumSpec>
{
    public override string Attribute => "DeepInit.MinimumAttribute";

    protected override Formula Take(Formula a, Formula b) => Functions.Min(a, b);

    protected override Condition Loses(Formula value, Formula taken) => value > taken;

    protected override (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds) => (bounds.Min(x => x.Low), bounds.Min(x => x.High));

    protected override MinimumSpec Create(ActivationSpec activation) => new(activation);
}

internal sealed record MinimumSpec(ActivationSpec Activation) : OperatorSpec("DeepInit.MinimumAttribute", Activation);

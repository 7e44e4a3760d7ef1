using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of values of one shape, elementwise; then an activation.</summary>
internal sealed class AverageLayer : OperatorLayer<AverageSpec>
{
    public override string Attribute => "DeepInit.AverageAttribute";

    // (a + b + …) · 1/n, because a division takes as long as several multiplications.
    protected override Formula Combine(IReadOnlyList<Formula> values) => values.Aggregate((a, b) => a + b) * (1.0 / values.Count);

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => ((AverageSpec)spec).Activation.IsLinear;

    protected override (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds) => (bounds.Average(x => x.Low), bounds.Average(x => x.High));

    // dx = dz / n
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => 1.0 / (inputs.Count * inputs.Count);

    // Of independent values; one that starts at 0 adds nothing to the sum.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Where(moment => !double.IsNaN(moment)).DefaultIfEmpty(double.NaN).Sum() / (inputs.Count * inputs.Count);

    protected override AverageSpec Create(ActivationSpec activation) => new(activation);

    protected override void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx)
    {
        Formula share = Functions.Read("dz") * (1.0 / plan.InputCount);
        plan.Accumulate(
            input.ToString(CultureInfo.InvariantCulture), "dx" + input, share.ToString(), dx, plan.OutputShape, share, new Operand("dz", dz, Access.Read));
    }
}

internal sealed record AverageSpec(ActivationSpec Activation) : OperatorSpec("DeepInit.AverageAttribute", Activation);

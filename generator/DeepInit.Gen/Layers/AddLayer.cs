using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The sum of values of one shape, as at the end of a residual branch; then an activation.</summary>
internal sealed class AddLayer : OperatorLayer<AddSpec>
{
    public override string Attribute => "DeepInit.AddAttribute";

    protected override string Operator => "+";

    protected override string Sign => "+";

    // Of independent values; a branch that starts at 0 adds nothing.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Where(moment => !double.IsNaN(moment)).DefaultIfEmpty(double.NaN).Sum();

    protected override AddSpec Create(ActivationSpec activation) => new(activation);

    // Each input takes dz = dy · f' whole.
    protected override void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx) => plan.Copy(dz, dx, plan.OutputShape, input);
}

internal sealed record AddSpec(ActivationSpec Activation) : OperatorSpec("DeepInit.AddAttribute", Activation);

using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The sum of values of one shape, as at the end of a residual branch; then an activation.</summary>
internal sealed class AddLayer : OperatorLayer<AddSpec>
{
    public override string Attribute => "DeepInit.AddAttribute";

    public override bool AddsInputs => true;

    public override bool IsSum => true;

    protected override Formula Combine(IReadOnlyList<Formula> values) => values.Aggregate((a, b) => a + b);

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => ((AddSpec)spec).Activation.IsLinear;

    protected override (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds) => (bounds.Sum(x => x.Low), bounds.Sum(x => x.High));

    // Of independent values; a branch that starts at 0 adds nothing.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Where(moment => !double.IsNaN(moment)).DefaultIfEmpty(double.NaN).Sum();

    protected override AddSpec Create(ActivationSpec activation) => new(activation);

    // y = f(W ∗ x + b + the other input), where a convolution alone makes one input, and for nobody else.
    protected override bool PlanInEpilogue(AddSpec spec, ForwardPlanner plan)
    {
        if (plan.Training || plan.InputCount != 2 || !Epilogue.Takes(spec.Activation))
        {
            return false;
        }

        // Into the one that comes last anyway, so that the other can run beside what that one waits for.
        foreach (int i in new[] { 0, 1 }.OrderByDescending(i => plan.OpsBefore(plan.Input(i))))
        {
            if (plan.IsOnlyReaderOf(i) && plan.AddToSums(plan.Input(i), plan.Input(1 - i), spec.Activation))
            {
                plan.Alias(plan.Input(i));
                return true;
            }
        }

        return false;
    }

    protected override bool PassesGradient => true;

    // Each input takes dz = dy · f' whole.
    protected override void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx) => plan.Copy(dz, dx, plan.OutputShape, input);
}

internal sealed record AddSpec(ActivationSpec Activation) : OperatorSpec("DeepInit.AddAttribute", Activation);

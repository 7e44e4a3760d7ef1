using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The first of two values of one shape without the second; then an activation.</summary>
internal sealed class SubtractLayer : OperatorLayer<SubtractSpec>
{
    public override string Attribute => "DeepInit.SubtractAttribute";

    // Of either sign: x − f(x) starts as x where f starts at 0.
    public override bool AddsInputs => true;

    protected override (string Words, Func<int, bool> Fits)? Counts => ("two values", count => count == 2);

    protected override Formula Combine(IReadOnlyList<Formula> values) => values.Aggregate((a, b) => a - b);

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => ((SubtractSpec)spec).Activation.IsLinear;

    protected override (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds) => bounds.Aggregate((a, b) => (a.Low - b.High, a.High - b.Low));

    // Second moments of independent values add up, whatever the sign; a branch that starts at 0 takes nothing off.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Where(moment => !double.IsNaN(moment)).DefaultIfEmpty(double.NaN).Sum();

    protected override SubtractSpec Create(ActivationSpec activation) => new(activation);

    protected override bool PassesGradient => true;

    // da = dz, db = −dz
    protected override void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx)
    {
        if (input == 0)
        {
            plan.Copy(dz, dx, plan.OutputShape, input);
        }
        else
        {
            Formula negative = -Functions.Read("dz");
            plan.Accumulate("1", "dx1", negative.ToString(), dx, plan.OutputShape, negative, new Operand("dz", dz, Access.Read));
        }
    }
}

internal sealed record SubtractSpec(ActivationSpec Activation) : OperatorSpec("DeepInit.SubtractAttribute", Activation);

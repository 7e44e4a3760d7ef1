using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that adds to each step of a sequence what belongs to its position, the row of a table.</summary>
internal abstract class PositionLayer<TSpec> : LayerKind<TSpec>
    where TSpec : LayerSpec
{
    public sealed override StepRule StepsOf(LayerSpec spec) => StepRule.Keeps.Streamed(Streaming.CarriedWithin);

    // A constant at each position.
    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    /// <summary>What is added, for a sequence that fits.</summary>
    protected abstract PositionTable TableOf(TSpec spec, LayerPlanner plan);

    /// <summary>Reports what is wrong with the arguments, for a sequence of so many steps.</summary>
    protected abstract void Check(TSpec spec, string described, int steps, Issues issues);

    /// <summary>Plans the gradient of the table, where it has one.</summary>
    protected virtual void PlanTableGradient(TSpec spec, PositionSteps steps, BackwardPlanner plan)
    {
    }

    protected sealed override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape input = inputs[0].Shape;
        if (input.Dimensions.Count != 2)
        {
            issues.Add(Rules.NoSequence, "", $"{Word} '{name}'", input);
            return input;
        }

        Check(spec, $"{Word} '{name}'", input.Positions, issues);
        return input;
    }

    protected sealed override void PlanForward(TSpec spec, ForwardPlanner plan) => plan.Add(new PositionForward(StepsOf(plan) with { IsStepwise = plan.IsStepwise }, TableOf(spec, plan), plan.Input(0), plan.Output));

    // The table's gradient comes first: the input may take the memory of dy as its own.
    protected sealed override void PlanBackward(TSpec spec, BackwardPlanner plan)
    {
        PlanTableGradient(spec, StepsOf(plan), plan);
        if (!plan.PassTo(0, plan.OutputGradient) && plan.InputGradient(0) is { } dx)
        {
            plan.Copy(plan.OutputGradient, dx, plan.OutputShape);
        }
    }

    private static PositionSteps StepsOf(LayerPlanner plan) => new(plan.StepsOfInput(0), plan.OutputShape.Features, plan.SequencesOf(0));
}

using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Zeroes a fraction of its input while training and scales the rest by 1 / (1 − rate); the identity at inference.</summary>
internal sealed class DropoutLayer : DroppingLayer<DropoutSpec>
{
    public override string Attribute => "DeepInit.DropoutAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    // E[mask²] = 1 / (1 − rate)
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => 1 / (1 - ((DropoutSpec)spec).Rate);

    // What is kept is scaled by 1 / (1 − rate), and kept with probability 1 − rate.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[0] / (1 - ((DropoutSpec)spec).Rate);

    protected override DropoutSpec Create(double rate) => new(rate);

    protected override void PlanDropping(DropoutSpec spec, ForwardPlanner plan)
    {
        BufferUse mask = Mask(spec, plan, plan.OutputShape);
        plan.Add(ElementwiseOp.Of(
            plan.ForwardName(),
            $"{plan.Name}: y = mask · x, mask 0 with probability {Literal.Of(spec.Rate)}, else 1 / (1 − rate)",
            plan.OutputShape,
            new("y", Functions.Read("x") * Functions.Read("mask")),
            new("x", plan.Input(0), Access.Read),
            new("mask", mask, Access.Read),
            new("y", plan.Output, Access.Write)));
    }

    // dx = mask · dy
    protected override void PlanBackward(DropoutSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Accumulate("", "dx", "mask · dy", dx, plan.OutputShape, Functions.Read("dy") * Functions.Read("mask"), new("dy", plan.OutputGradient, Access.Read), new("mask", plan.Kept("mask"), Access.Read));
        }
    }
}

internal sealed record DropoutSpec(double Rate) : DroppingSpec("DeepInit.DropoutAttribute", Rate);

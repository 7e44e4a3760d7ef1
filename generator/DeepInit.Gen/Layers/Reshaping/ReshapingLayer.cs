using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// The same numbers of each row in another shape. An image becomes features counted channel by channel or pixel by pixel, features become an image; between two
/// images both happen.
/// </summary>
internal abstract class ReshapingLayer<TSpec> : LayerKind<TSpec>
    where TSpec : LayerSpec
{
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override Passing Passes => Passing.Values;

    public override bool IsAffine(LayerSpec spec) => true;

    // What was a feature each is a pixel each in an image: no longer one constant for a channel.
    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => output.Positions == 1 || input == output;

    /// <summary>How the numbers of images are counted.</summary>
    protected abstract ChannelOrder OrderOf(TSpec spec);

    protected override void PlanForward(TSpec spec, ForwardPlanner plan)
    {
        if (plan.InputShape(0) == plan.OutputShape)
        {
            plan.Alias(plan.Input(0));
            return;
        }

        Plan(spec, plan, null, plan.Input(0), plan.InputShape(0), plan.Output, plan.OutputShape);
    }

    protected override void PlanBackward(TSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is not { } dx)
        {
            return;
        }

        Shape shape = plan.InputShape(0);
        if (shape == plan.OutputShape)
        {
            plan.Copy(plan.OutputGradient, dx, shape);
            return;
        }

        BufferUse target = dx.Accumulate ? plan.Temporary("gradient", shape) : dx.Buffer;
        Plan(spec, plan, KernelDirection.Backward, plan.OutputGradient, plan.OutputShape, target, shape);
        if (dx.Accumulate)
        {
            plan.Copy(target, dx, shape);
        }
    }

    private void Plan(TSpec spec, LayerPlanner plan, KernelDirection? direction, BufferUse source, Shape from, BufferUse destination, Shape to)
    {
        var features = new Shape(from.Length);
        if (from != features)
        {
            BufferUse flat = to == features ? destination : plan.Temporary("flat", features);
            plan.Add(new FlattenKernel(direction, Unflattens: false, OrderOf(spec), from, source, flat));
            source = flat;
        }

        if (to != features)
        {
            plan.Add(new FlattenKernel(direction, Unflattens: true, OrderOf(spec), to, source, destination));
        }
    }
}

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Dropout of whole channels of an image (Tompson et al. 2015): one number of the mask per row and channel.</summary>
internal sealed class SpatialDropout2DLayer : DroppingLayer<SpatialDropout2DSpec>
{
    public override string Attribute => "DeepInit.SpatialDropout2DAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    // As of dropout.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[0] / (1 - ((SpatialDropout2DSpec)spec).Rate);

    protected override SpatialDropout2DSpec Create(double rate) => new(rate);

    protected override Shape Infer(SpatialDropout2DSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (inputs[0].Shape.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", $"SpatialDropout2D '{name}'", inputs[0].Shape);
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override void PlanDropping(SpatialDropout2DSpec spec, ForwardPlanner plan)
    {
        BufferUse mask = Mask(spec, plan, new Shape(plan.OutputShape.Features));
        plan.Add(new ChannelMaskKernel(
            KernelDirection.Forward,
            $"y = mask · x per channel, mask 0 with probability {Literal.Of(spec.Rate)}, else 1 / (1 − rate)",
            plan.OutputShape,
            plan.Input(0),
            mask,
            Operand.Write("y", plan.Output)));
    }

    protected override void PlanBackward(SpatialDropout2DSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new ChannelMaskKernel(KernelDirection.Backward, $"dx {dx.Sign} mask · dy", plan.OutputShape, plan.OutputGradient, plan.Kept("mask"), dx.As("dx")));
        }
    }
}

internal sealed record SpatialDropout2DSpec(double Rate) : DroppingSpec("DeepInit.SpatialDropout2DAttribute", Rate);

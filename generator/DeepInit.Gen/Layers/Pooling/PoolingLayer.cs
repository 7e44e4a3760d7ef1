using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A window over each channel of an image or a sequence: all 16 channels of a panel at once, pixel by pixel.</summary>
/// <param name="rank">The axes that the window moves along: 2 for images, 1 for sequences.</param>
internal abstract class PoolingLayer(int rank) : LayerKind<PoolingSpec>
{
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override Passing Passes => Passing.Range;

    public override SpatialArguments? WindowOf(LayerSpec spec) => ((PoolingSpec)spec).Spatial;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => ((PoolingSpec)spec).Spatial.Sides(input.AsImage) == (0, 0, 0, 0);

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var pooling = (PoolingSpec)spec;
        return
        [
            .. GraphOption.Of("Kernel", 0, [.. pooling.Spatial.Kernel]),
            .. pooling.Spatial.GraphOptions(inputs[0].Shape),
        ];
    }

    public override IEnumerable<(string Option, string Why)> Unread(LayerSpec spec) => ((PoolingSpec)spec).Spatial.Unread;

    /// <summary>The kernel that makes one number of each window.</summary>
    protected abstract PoolingForward Forward(PoolingSpec spec, Shape image, Shape output, string formula, BufferUse x, BufferUse y);

    /// <summary>The kernel that gives the pixels of each window what they get of its gradient.</summary>
    protected abstract PoolingBackward Backward(PoolingSpec spec, Shape image, Shape output, PooledValues values, BufferUse dy, GradientUse dx);

    protected override PoolingSpec ParseSpec(AttributeArguments arguments)
    {
        SpatialArguments window = rank == 1 ? SpatialArguments.ParseSequence(arguments, 0) : SpatialArguments.ParseImage(arguments, 0);

        // A window moves by its own size unless strides are given.
        bool given = rank == 1 ? arguments.Int32("Stride", 0) != 0 : window.Strides.Count > 0;
        return new(Attribute, given ? window : window with { Strides = window.Kernel.ToEquatableArray() }, arguments.Boolean("CountIncludePad", window.Padding != Padding.Same));
    }

    protected override Shape Infer(PoolingSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        string described = $"{Word} '{name}'";
        if (spec.Spatial.Infer(described, inputs[0].Shape, inputs[0].Shape.Features, issues) is not { } shape)
        {
            return inputs[0].Shape;
        }

        if (spec.Spatial.Padding == Padding.Causal)
        {
            issues.Add(Rules.OutOfDomain, "Padding", "Padding", described, Padding.Causal, "Valid or Same");
        }

        (int top, int left, int bottom, int right) = spec.Spatial.Sides(inputs[0].Shape.AsImage);
        (int vertical, int horizontal) = (Math.Max(top, bottom), Math.Max(left, right));
        if (vertical >= spec.Spatial.Height || horizontal >= spec.Spatial.Width)
        {
            int pad = vertical >= spec.Spatial.Height ? vertical : horizontal;
            issues.Add(Rules.OutOfDomain, "Pads", "Pads", described, pad, $"less than the window of {string.Join("×", spec.Spatial.Kernel)}, of which some pixel must lie in the image");
        }

        return shape;
    }

    protected override void PlanForward(PoolingSpec spec, ForwardPlanner plan) => plan.Add(Forward(
        spec, plan.InputShape(0).AsImage, plan.OutputShape.AsImage, $"{Describe(spec)}, {plan.InputShape(0)} → {plan.OutputShape}", plan.Input(0), plan.Output));

    protected override void PlanBackward(PoolingSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(Backward(spec, plan.InputShape(0).AsImage, plan.OutputShape.AsImage, new(plan.Input(0), plan.Output), plan.OutputGradient, dx));
        }
    }

    protected override string Describe(PoolingSpec spec) => $"{Word} {spec.Spatial}";
}

/// <summary>What was written for a pooling layer.</summary>
/// <param name="CountIncludePad">Whether zeros beyond the edges count in a mean.</param>
internal sealed record PoolingSpec(string Kind, SpatialArguments Spatial, bool CountIncludePad)
    : LayerSpec(Kind);

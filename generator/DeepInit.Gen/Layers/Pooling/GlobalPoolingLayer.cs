using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>One number of each channel from all its pixels.</summary>
/// <param name="rank">The axes that it looks along: 2 for images, 1 for sequences.</param>
internal abstract class GlobalPoolingLayer(int rank) : LayerKind<GlobalPoolingSpec>
{
    public override StepRule StepsOf(LayerSpec spec) => rank == 1 ? StepRule.Ends.Streamed(Streaming.Carried) : StepRule.Refuses;

    public override Passing Passes => Passing.Range;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    /// <summary>What a session keeps of each channel of the steps so far: names.</summary>
    protected virtual IEnumerable<string> Kept => [];

    /// <summary>The kernel that makes one number of each channel.</summary>
    protected abstract GlobalPoolingForward Forward(int channels, PooledPixels pixels, BufferUse x, BufferUse y);

    /// <summary>The kernel that gives the pixels what they get of their channel's gradient.</summary>
    protected abstract GlobalPoolingBackward Backward(int channels, PooledPixels pixels, PooledValues values, BufferUse dy, GradientUse dx);

    protected override GlobalPoolingSpec ParseSpec(AttributeArguments arguments) => new(Attribute);

    protected override Shape Infer(GlobalPoolingSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (inputs[0].Shape.Dimensions.Count != rank + 1)
        {
            issues.Add(rank == 1 ? Rules.NoSequence : Rules.NoImage, "", $"{Word} '{name}'", inputs[0].Shape);
        }

        return new Shape(inputs[0].Shape.Features);
    }

    protected override void PlanForward(GlobalPoolingSpec spec, ForwardPlanner plan) =>
        plan.Add(Forward(plan.OutputShape.Features, PixelsOf(plan), plan.Input(0), plan.Output) with { Kept = KeptBy(plan) });

    protected override void PlanBackward(GlobalPoolingSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(Backward(plan.OutputShape.Features, PixelsOf(plan), new(plan.Input(0), plan.Output), plan.OutputGradient, dx));
        }
    }

    private EquatableArray<Operand> KeptBy(ForwardPlanner plan) => plan.IsStepwise
        ? Kept.Select(name => new Operand(name, plan.Remembered(name, plan.OutputShape), Access.ReadWrite)).ToEquatableArray()
        : default;

    private static PooledPixels PixelsOf(LayerPlanner plan) => new(plan.InputShape(0).Positions, plan.InputCountOf(0) is { Sequences: not null } steps ? steps : null);

    protected override string Describe(GlobalPoolingSpec spec) => Word;
}

internal sealed record GlobalPoolingSpec(string Kind)
    : LayerSpec(Kind);

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An image with edges put around it or taken off. Backward does the opposite.</summary>
internal abstract class FramingLayer<TSpec> : LayerKind<TSpec>
    where TSpec : FramingSpec
{
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public sealed override bool IsAffine(LayerSpec spec) => true;

    protected sealed override TSpec ParseSpec(AttributeArguments arguments)
    {
        (int second, int third, int fourth) = arguments.PositionalCount switch { 1 => (0, 0, 0), 2 => (1, 0, 1), _ => (1, 2, 3) };
        return Create(arguments.Int32(0), arguments.Int32(second), arguments.Int32(third), arguments.Int32(fourth));
    }

    protected abstract TSpec Create(int top, int left, int bottom, int right);

    /// <summary>What the numbers of its attribute are called in messages.</summary>
    protected abstract string Numbers { get; }

    /// <summary>1 where its edges are put around the image, −1 where they are taken off.</summary>
    protected abstract int Sign { get; }

    /// <summary>What its kernel does.</summary>
    protected abstract string Formula(TSpec spec, KernelDirection direction);

    protected sealed override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape image = inputs[0].Shape;
        if (image.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", $"{Word} '{name}'", image);
            return image;
        }

        if (Math.Min(Math.Min(spec.Top, spec.Left), Math.Min(spec.Bottom, spec.Right)) < 0)
        {
            issues.Add(Rules.OutOfDomain, "", Numbers, $"{Word} '{name}'", spec.Sides, "at least 0 on each side");
            return image;
        }

        // As long, because two sides of the greatest length make more than an int holds.
        if (Sign < 0 && ((long)spec.Top + spec.Bottom >= image.Dimensions[0] || (long)spec.Left + spec.Right >= image.Dimensions[1]))
        {
            issues.Add(
                Rules.ArgumentMismatch,
                "",
                $"{Word} '{name}'",
                $"takes off {(long)spec.Top + spec.Bottom} rows and {(long)spec.Left + spec.Right} columns and must leave one of each",
                image + ChannelOrderGuess.Question(image));
            return image;
        }

        return Framed(spec, image);
    }

    protected sealed override void PlanForward(TSpec spec, ForwardPlanner plan) => plan.Add(new FramingKernel(
        KernelDirection.Forward,
        Formula(spec, KernelDirection.Forward),
        plan.InputShape(0),
        plan.OutputShape,
        Sign * spec.Top,
        Sign * spec.Left,
        plan.Input(0),
        plan.Output));

    protected sealed override void PlanBackward(TSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is not { } dx)
        {
            return;
        }

        BufferUse target = dx.Accumulate ? plan.Temporary("gradient", plan.InputShape(0)) : dx.Buffer;
        plan.Add(new FramingKernel(
            KernelDirection.Backward,
            Formula(spec, KernelDirection.Backward),
            plan.OutputShape,
            plan.InputShape(0),
            -Sign * spec.Top,
            -Sign * spec.Left,
            plan.OutputGradient,
            target));
        if (dx.Accumulate)
        {
            plan.Copy(target, dx, plan.InputShape(0));
        }
    }

    protected sealed override string Describe(TSpec spec) => $"{Word} {spec.Sides}";

    /// <summary>The shape of what it makes of an image.</summary>
    protected Shape Framed(FramingSpec spec, Shape image) =>
        new(Shape.Clip(image.Dimensions[0] + (Sign * ((long)spec.Top + spec.Bottom))), Shape.Clip(image.Dimensions[1] + (Sign * ((long)spec.Left + spec.Right))), image.Features);
}

/// <summary>What was written for a layer that puts edges around an image or takes them off.</summary>
internal abstract record FramingSpec(string Kind, int Top, int Left, int Bottom, int Right) : LayerSpec(Kind)
{
    /// <summary>The numbers as they are written.</summary>
    public string Sides => $"{Top}, {Left}, {Bottom}, {Right}";
}

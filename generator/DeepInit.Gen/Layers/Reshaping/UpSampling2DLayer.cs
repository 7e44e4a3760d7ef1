using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>An image enlarged by whole factors: each new pixel is the one that it lies in, or a mean of the four around it.</summary>
internal sealed class UpSampling2DLayer : LayerKind<UpSampling2DSpec>
{
    public override string Attribute => "DeepInit.UpSampling2DAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override Passing Passes => Passing.Range;

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var sampling = (UpSampling2DSpec)spec;
        return [.. GraphOption.Of("Factors", 0, sampling.HeightFactor, sampling.WidthFactor), GraphOption.Of("Interpolation", sampling.Interpolation.ToString())];
    }

    protected override UpSampling2DSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Int32(0), arguments.PositionalCount > 1 ? arguments.Int32(1) : arguments.Int32(0), arguments.Enum<Interpolation>("Interpolation"));

    protected override Shape Infer(UpSampling2DSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape image = inputs[0].Shape;
        if (image.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", $"UpSampling2D '{name}'", image);
            return image;
        }

        if (spec.HeightFactor < 1 || spec.WidthFactor < 1)
        {
            issues.Add(Rules.OutOfDomain, "", "The factor", $"UpSampling2D '{name}'", $"{spec.HeightFactor} × {spec.WidthFactor}", "at least 1 in each direction");
            return image;
        }

        return new Shape(Shape.Clip((long)image.Dimensions[0] * spec.HeightFactor), Shape.Clip((long)image.Dimensions[1] * spec.WidthFactor), image.Features);
    }

    protected override void PlanForward(UpSampling2DSpec spec, ForwardPlanner plan) => plan.Add(new UpSamplingKernel(
        KernelDirection.Forward,
        $"{plan.InputShape(0)} → {plan.OutputShape}, {Way(spec)}",
        spec,
        plan.InputShape(0),
        plan.OutputShape,
        plan.Input(0),
        Operand.Write("y", plan.Output)));

    protected override void PlanBackward(UpSampling2DSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new UpSamplingKernel(
                KernelDirection.Backward, $"dx {dx.Sign} Σ of dy over the pixels that x went into", spec, plan.InputShape(0), plan.OutputShape, plan.OutputGradient, dx.As("dx")));
        }
    }

    protected override string Describe(UpSampling2DSpec spec) => $"UpSampling2D {spec.HeightFactor}×{spec.WidthFactor}, {Way(spec)}";

    private static string Way(UpSampling2DSpec spec) => spec.Interpolation == Interpolation.Bilinear ? "bilinear" : "nearest";
}

internal sealed record UpSampling2DSpec(int HeightFactor, int WidthFactor, Interpolation Interpolation)
    : LayerSpec("DeepInit.UpSampling2DAttribute");

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An image within zeros. Backward takes the image out of them again.</summary>
internal sealed class ZeroPadding2DLayer : LayerKind<ZeroPadding2DSpec>
{
    public override string Attribute => "DeepInit.ZeroPadding2DAttribute";

    public override Passing Passes => Passing.Range;

    public override bool IsAffine(LayerSpec spec) => true;

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        inputs[0] is { } image ? (Math.Min(0, image.Low), Math.Max(0, image.High)) : null;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => spec is ZeroPadding2DSpec p ? GraphOption.Of("Pads", 0, p.Top, p.Left, p.Bottom, p.Right) : [];

    // Zeros count in the mean square.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments[0] * inputs[0].Shape.Length / Math.Max(1, Padded((ZeroPadding2DSpec)spec, inputs[0].Shape).Length);

    protected override ZeroPadding2DSpec ParseSpec(AttributeArguments arguments) => arguments.PositionalCount > 1
        ? new(arguments.Int32(0), arguments.Int32(1), arguments.Int32(2), arguments.Int32(3))
        : new(arguments.Int32(0), arguments.Int32(0), arguments.Int32(0), arguments.Int32(0));

    protected override Shape Infer(ZeroPadding2DSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape image = inputs[0].Shape;
        if (image.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", $"ZeroPadding2D '{name}'", image);
            return image;
        }

        if (Math.Min(Math.Min(spec.Top, spec.Left), Math.Min(spec.Bottom, spec.Right)) < 0)
        {
            issues.Add(Rules.OutOfDomain, "", "Padding", $"ZeroPadding2D '{name}'", $"{spec.Top}, {spec.Left}, {spec.Bottom}, {spec.Right}", "at least 0 on each side");
            return image;
        }

        return Padded(spec, image);
    }

    protected override void PlanForward(ZeroPadding2DSpec spec, ForwardPlanner plan) =>
        plan.Add(new ZeroPaddingKernel(KernelDirection.Forward, spec, plan.InputShape(0), plan.OutputShape, plan.Input(0), plan.Output));

    protected override void PlanBackward(ZeroPadding2DSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is not { } dx)
        {
            return;
        }

        BufferUse target = dx.Accumulate ? plan.Temporary("gradient", plan.InputShape(0)) : dx.Buffer;
        plan.Add(new ZeroPaddingKernel(KernelDirection.Backward, spec, plan.OutputShape, plan.InputShape(0), plan.OutputGradient, target));
        if (dx.Accumulate)
        {
            plan.Copy(target, dx, plan.InputShape(0));
        }
    }

    protected override string Describe(ZeroPadding2DSpec spec) => $"ZeroPadding2D {spec.Top}, {spec.Left}, {spec.Bottom}, {spec.Right}";

    private static Shape Padded(ZeroPadding2DSpec spec, Shape image) =>
        new(image.Dimensions[0] + spec.Top + spec.Bottom, image.Dimensions[1] + spec.Left + spec.Right, image.Features);
}

internal sealed record ZeroPadding2DSpec(int Top, int Left, int Bottom, int Right)
    : LayerSpec("DeepInit.ZeroPadding2DAttribute");

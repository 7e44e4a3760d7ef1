using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
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

        return new Shape(image.Dimensions[0] * spec.HeightFactor, image.Dimensions[1] * spec.WidthFactor, image.Features);
    }

    protected override void PlanForward(UpSampling2DSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: {plan.InputShape(0)} → {plan.OutputShape}, {Way(spec)}",
        [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)],
        itemsPerRow: Panel.Count(plan.OutputShape.Features));

    protected override void PlanBackward(UpSampling2DSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= Σ of dy over the pixels that x went into",
                [new("dy", plan.OutputGradient, Access.Read), new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                itemsPerRow: Panel.Count(plan.OutputShape.Features));
        }
    }

    // An item is an image of a panel, in the order of memory: one thread makes all of it, so that sums have one order.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        var sampling = (UpSampling2DSpec)spec;
        SourceWriter text = kernel.Text;
        (int height, int width) = (kernel.InputShape.Dimensions[0], kernel.InputShape.Dimensions[1]);
        (int bigHeight, int bigWidth) = (kernel.OutputShape.Dimensions[0], kernel.OutputShape.Dimensions[1]);
        bool forward = op.Pass == "Forward";
        bool bilinear = sampling.Interpolation == Interpolation.Bilinear;
        text.Write("_ = rows;");
        text.Open("for (int item = first; item < end; item++)");
        text.Write($"int small = item * {height * width * 16}, big = item * {bigHeight * bigWidth * 16};");
        if (op.Pass == "Backward")
        {
            text.Open($"for (int i = small; i < small + {height * width * 16}; i += DiV.Count)").Write("DiSimd.Store(DiV.Zero, ref dxAt, i);").Close().Line();
        }

        text.Open($"for (int y = 0; y < {bigHeight}; y++)");
        WriteAxis(text, kernel, "y", height, sampling.HeightFactor, bilinear);
        text.Open($"for (int x = 0; x < {bigWidth}; x++)");
        WriteAxis(text, kernel, "x", width, sampling.WidthFactor, bilinear);
        string[] pixels = bilinear ? ["y0", "x0", "y0", "x1", "y1", "x0", "y1", "x1"] : ["y0", "x0"];
        string[] places = [.. Enumerable.Range(0, pixels.Length / 2).Select(i => $"small + (((({pixels[2 * i]} * {width}) + {pixels[(2 * i) + 1]}) * 16) + c)")];
        string[] weights = bilinear ? ["(one - wy) * (one - wx)", "(one - wy) * wx", "wy * (one - wx)", "wy * wx"] : [];
        if (bilinear)
        {
            text.Write("DiV one = DiV.One;");
        }

        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int at = big + ((((y * {bigWidth}) + x) * 16) + c);");
        if (forward)
        {
            IEnumerable<string> terms = places.Select((place, i) => (bilinear ? $"({weights[i]} * " : "") + $"DiSimd.Load(ref xAt, {place})" + (bilinear ? ")" : ""));
            text.Write($"DiSimd.Store({string.Join(" + ", terms)}, ref yAt, at);");
        }
        else
        {
            text.Write("DiV dy = DiSimd.Load(ref dyAt, at);");
            for (int i = 0; i < places.Length; i++)
            {
                text.Write($"DiSimd.Store(DiSimd.Load(ref dxAt, {places[i]}) + {(bilinear ? $"({weights[i]} * dy)" : "dy")}, ref dxAt, {places[i]});");
            }
        }

        text.Close().Close().Close().Close();
    }

    protected override string Describe(UpSampling2DSpec spec) => $"UpSampling2D {spec.HeightFactor}×{spec.WidthFactor}, {Way(spec)}";

    private static string Way(UpSampling2DSpec spec) => spec.Interpolation == Interpolation.Bilinear ? "bilinear" : "nearest";

    // The old pixels that a new one lies between, and the weight of the second; centres of pixels are at halves.
    private static void WriteAxis(SourceWriter text, KernelWriter kernel, string axis, int length, int factor, bool bilinear)
    {
        if (!bilinear)
        {
            text.Write($"int {axis}0 = {axis} / {factor};");
            return;
        }

        text.Write($"$T at{axis} = global::System.Math.Max((({axis} + {kernel.Number(0.5)}) / {kernel.Number(factor)}) - {kernel.Number(0.5)}, 0);");
        text.Write($"int {axis}0 = (int)at{axis}, {axis}1 = global::System.Math.Min({axis}0 + 1, {length - 1});");
        text.Write($"var w{axis} = new DiV(at{axis} - {axis}0);");
    }
}

internal sealed record UpSampling2DSpec(int HeightFactor, int WidthFactor, Interpolation Interpolation)
    : LayerSpec("DeepInit.UpSampling2DAttribute");

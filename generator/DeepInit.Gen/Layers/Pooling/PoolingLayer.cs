using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
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
    /// <summary>Pixels of the largest window that is written out instead of looped over.</summary>
    private const int LongestUnrolled = 9;

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

    /// <summary>Whether backward reads what forward read and wrote.</summary>
    protected abstract bool KeepsValues { get; }

    /// <summary>Writes one output pixel: a loop over the window has x pixels at <c>from</c>; the result goes to <c>to</c>.</summary>
    protected abstract void WriteForwardPixel(PoolingSpec spec, KernelWriter kernel, Action<Action> window);

    /// <summary>
    /// Writes one output pixel's gradient dy, at <c>to</c>, into dx at <c>from</c>: added to what is there, or, where windows lie side by side, stored.
    /// </summary>
    /// <param name="spec">The layer.</param>
    /// <param name="kernel">Where to.</param>
    /// <param name="window">Writes the loop over the window.</param>
    /// <param name="stores">Whether each pixel is written once.</param>
    /// <param name="after">What becomes of the gradient <c>dy</c> of a pixel <c>y</c> before it is stored.</param>
    protected abstract void WriteBackwardPixel(PoolingSpec spec, KernelWriter kernel, Action<Action> window, bool stores, RenderedFormula? after);

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

    protected override void PlanForward(PoolingSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: {Describe(spec)}, {plan.InputShape(0)} → {plan.OutputShape}",
        [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)],
        itemsPerRow: Panel.Count(plan.OutputShape.Features));

    protected override void PlanBackward(PoolingSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            Operand[] values = KeepsValues ? [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Read)] : [];
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= what each window gives back",
                [.. values, new("dy", plan.OutputGradient, Access.Read), new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                itemsPerRow: Panel.Count(plan.OutputShape.Features),
                epilogueOperand: KeepsValues && !dx.Accumulate && WritesOnce(spec, plan.InputShape(0).AsImage, plan.OutputShape.AsImage) ? "x" : null);
        }
    }

    // Windows side by side that cover the image write every pixel of its gradient once.
    private static bool WritesOnce(PoolingSpec spec, Shape image, Shape output) => spec.Spatial.Sides(image) == (0, 0, 0, 0)
        && spec.Spatial.StrideHeight == spec.Spatial.Height && spec.Spatial.StrideWidth == spec.Spatial.Width
        && output.Dimensions[0] * spec.Spatial.Height == image.Dimensions[0] && output.Dimensions[1] * spec.Spatial.Width == image.Dimensions[1];

    // An item is an image of a panel, in the order of memory.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        var pooling = (PoolingSpec)spec;
        SourceWriter text = kernel.Text;
        Shape image = kernel.InputShape.AsImage;
        Shape output = kernel.OutputShape.AsImage;
        (int top, int left, int bottom, int right) = pooling.Spatial.Sides(image);
        int imageLength = image.Dimensions[0] * image.Dimensions[1] * Panel.Width;
        text.Write("_ = rows;");
        bool inside = (top, left, bottom, right) == (0, 0, 0, 0);

        bool stores = op.Pass == "Backward" && WritesOnce(pooling, image, output);
        text.Open("for (int item = first; item < end; item++)");
        if (op.Pass == "Backward" && !stores)
        {
            text.Open($"for (int i = 0; i < {imageLength}; i += DiV.Count)").Write($"DiSimd.Store(DiV.Zero, ref dxAt, (item * {imageLength}) + i);").Close().Line();
        }

        text.Open($"for (int oy = 0; oy < {output.Dimensions[0]}; oy++)");
        bool unrolled = inside && pooling.Spatial.Height * pooling.Spatial.Width <= LongestUnrolled;
        if (!unrolled)
        {
            text.Write($"int y0 = (oy * {pooling.Spatial.StrideHeight}) - {top};");
            text.Write($"int yFirst = global::System.Math.Max(y0, 0), yEnd = global::System.Math.Min(y0 + {pooling.Spatial.Height}, {image.Dimensions[0]});");
        }

        text.Open($"for (int ox = 0; ox < {output.Dimensions[1]}; ox++)");
        if (!unrolled)
        {
            text.Write($"int x0 = (ox * {pooling.Spatial.StrideWidth}) - {left};");
            text.Write($"int xFirst = global::System.Math.Max(x0, 0), xEnd = global::System.Math.Min(x0 + {pooling.Spatial.Width}, {image.Dimensions[1]});");
        }

        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int to = (((((item * {output.Dimensions[0]}) + oy) * {output.Dimensions[1]}) + ox) * 16) + c;");
        if (unrolled)
        {
            text.Write($"int corner = (((((item * {image.Dimensions[0]}) + (oy * {pooling.Spatial.StrideHeight})) * {image.Dimensions[1]}) + (ox * {pooling.Spatial.StrideWidth})) * 16) + c;");
        }

        void Window(Action body)
        {
            if (unrolled)
            {
                for (int i = 0; i < pooling.Spatial.Height * pooling.Spatial.Width; i++)
                {
                    text.Open("").Write($"int from = corner + {((i / pooling.Spatial.Width * image.Dimensions[1]) + (i % pooling.Spatial.Width)) * 16};");
                    body();
                    text.Close();
                }

                return;
            }

            text.Open("for (int iy = yFirst; iy < yEnd; iy++)").Open("for (int ix = xFirst; ix < xEnd; ix++)");
            text.Write($"int from = (((((item * {image.Dimensions[0]}) + iy) * {image.Dimensions[1]}) + ix) * 16) + c;");
            body();
            text.Close().Close();
        }

        if (op.Pass == "Forward")
        {
            WriteForwardPixel(pooling, kernel, Window);
        }
        else
        {
            WriteBackwardPixel(
                pooling, kernel, Window, stores, op.Epilogue is { Activation: var f } ? VectorRenderer.Render(((ElementwiseActivation)ActivationCatalog.Of(f)).Backward(f), kernel.Precision) : null);
        }

        text.Close().Close().Close().Close();
    }

    protected override string Describe(PoolingSpec spec) => $"{Word} {spec.Spatial}";
}

/// <summary>What was written for a pooling layer.</summary>
/// <param name="CountIncludePad">Whether zeros beyond the edges count in a mean.</param>
internal sealed record PoolingSpec(string Kind, SpatialArguments Spatial, bool CountIncludePad)
    : LayerSpec(Kind);

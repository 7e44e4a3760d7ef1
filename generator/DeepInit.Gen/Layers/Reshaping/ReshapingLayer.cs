using DeepInit.Gen.Emission;
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

        Plan(spec, plan, "", plan.Input(0), plan.InputShape(0), plan.Output, plan.OutputShape);
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
        Plan(spec, plan, "Backward_", plan.OutputGradient, plan.OutputShape, target, shape);
        if (dx.Accumulate)
        {
            plan.Copy(target, dx, shape);
        }
    }

    private void Plan(TSpec spec, LayerPlanner plan, string prefix, BufferUse source, Shape from, BufferUse destination, Shape to)
    {
        string counted = OrderOf(spec) == ChannelOrder.ChannelsFirst ? "channel by channel" : "pixel by pixel";
        var features = new Shape(from.Length);
        if (from != features)
        {
            BufferUse flat = to == features ? destination : plan.Temporary("flat", features);
            plan.AddKernel(prefix + "Flatten", $"{plan.Name}: {from} → {features}, {counted}", [new("image", source, Access.Read), new("flat", flat, Access.Write)], items: KernelWriter.RowShares);
            source = flat;
        }

        if (to != features)
        {
            plan.AddKernel(prefix + "Unflatten", $"{plan.Name}: {features} → {to}, {counted}", [new("flat", source, Access.Read), new("image", destination, Access.Write)], items: KernelWriter.RowShares);
        }
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        bool backward = op.Pass.StartsWith("Backward_", StringComparison.Ordinal);
        bool flattens = !op.Pass.EndsWith("Unflatten", StringComparison.Ordinal);
        Shape image = flattens != backward ? kernel.InputShape : kernel.OutputShape;
        string order = OrderOf((TSpec)spec) == ChannelOrder.ChannelsFirst ? "" : "ChannelsLast";
        string range = $"(int)((long)rows * first / {KernelWriter.RowShares}), (int)((long)rows * end / {KernelWriter.RowShares})";
        kernel.Text.Write(flattens
            ? $"global::DeepInit.Runtime.Images.Flatten{order}(ref imageAt, ref flatAt, rows, {image.Positions}, {image.Features}, {range});"
            : $"global::DeepInit.Runtime.Images.Unflatten{order}(ref flatAt, ref imageAt, rows, {image.Positions}, {image.Features}, {range});");
    }
}

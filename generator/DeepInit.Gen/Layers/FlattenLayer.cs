using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An image as features in PyTorch's order, channel by channel: what a dense layer's weights in files expect.</summary>
internal sealed class FlattenLayer : LayerKind<FlattenSpec>
{
    public override string Attribute => "DeepInit.FlattenAttribute";

    public override Passing Passes => Passing.Values;

    protected override FlattenSpec ParseSpec(AttributeArguments arguments) => new();

    protected override Shape Infer(FlattenSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues) => new(inputs[0].Shape.Length);

    protected override void PlanForward(FlattenSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: {plan.InputShape(0)} → {plan.OutputShape}, channel by channel",
        [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)]);

    protected override void PlanBackward(FlattenSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            BufferUse target = dx.Accumulate ? plan.Temporary("unflattened", plan.InputShape(0)) : dx.Buffer;
            plan.AddKernel("Backward", $"{plan.Name}: dx is dy, pixel by pixel", [new("dy", plan.OutputGradient, Access.Read), new("dx", target, Access.Write)]);
            if (dx.Accumulate)
            {
                plan.Copy(target, dx, plan.InputShape(0));
            }
        }
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        (int pixels, int channels) = (kernel.InputShape.Positions, kernel.InputShape.Features);
        kernel.Text.Write("_ = first;").Write("_ = end;");
        kernel.Text.Write(op.Pass == "Forward"
            ? $"global::DeepInit.Runtime.Images.Flatten(ref xAt, ref yAt, rows, {pixels}, {channels});"
            : $"global::DeepInit.Runtime.Images.Unflatten(ref dyAt, ref dxAt, rows, {pixels}, {channels});");
    }

    protected override string Describe(FlattenSpec spec) => "Flatten";
}

internal sealed record FlattenSpec()
    : LayerSpec("DeepInit.FlattenAttribute");

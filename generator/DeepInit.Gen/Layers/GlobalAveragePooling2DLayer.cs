using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of each channel over all pixels.</summary>
internal sealed class GlobalAveragePooling2DLayer : LayerKind<GlobalAveragePooling2DSpec>
{
    public override string Attribute => "DeepInit.GlobalAveragePooling2DAttribute";

    public override Passing Passes => Passing.Range;

    protected override GlobalAveragePooling2DSpec ParseSpec(AttributeArguments arguments) => new();

    protected override Shape Infer(GlobalAveragePooling2DSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (inputs[0].Shape.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", $"GlobalAveragePooling2D '{name}'", inputs[0].Shape);
        }

        return new Shape(inputs[0].Shape.Features);
    }

    protected override void PlanForward(GlobalAveragePooling2DSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: y = mean over {plan.InputShape(0).Positions} pixels",
        [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)],
        itemsPerRow: (plan.OutputShape.Features + 15) / 16);

    protected override void PlanBackward(GlobalAveragePooling2DSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= dy / {plan.InputShape(0).Positions}",
                [new("dy", plan.OutputGradient, Access.Read), new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                itemsPerRow: (plan.OutputShape.Features + 15) / 16);
        }
    }

    // An item is a row of a panel, in the order of memory.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int pixels = kernel.InputShape.Positions;
        string share = kernel.Constant(1.0 / pixels);
        text.Write("_ = rows;");
        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        if (op.Pass == "Forward")
        {
            text.Write("DiV sum = DiV.Zero;");
            text.Open($"for (int p = 0; p < {pixels}; p++)").Write($"sum += DiSimd.Load(ref xAt, (((item * {pixels}) + p) * 16) + c);").Close();
            text.Write($"DiSimd.Store(sum * {share}, ref yAt, (item * 16) + c);");
        }
        else
        {
            text.Write($"DiV d = DiSimd.Load(ref dyAt, (item * 16) + c) * {share};");
            text.Open($"for (int p = 0; p < {pixels}; p++)").Write($"int i = (((item * {pixels}) + p) * 16) + c;");
            text.Write($"DiSimd.Store({(op.Pass == "AccumulateBackward" ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);").Close();
        }

        text.Close().Close();
    }

    protected override string Describe(GlobalAveragePooling2DSpec spec) => "GlobalAveragePooling2D";
}

internal sealed record GlobalAveragePooling2DSpec()
    : LayerSpec("DeepInit.GlobalAveragePooling2DAttribute");

using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
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
    public override Passing Passes => Passing.Range;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    /// <summary>What it takes of the pixels: <c>mean</c>.</summary>
    protected abstract string Taken { get; }

    /// <summary>Whether backward reads what forward read and wrote.</summary>
    protected abstract bool KeepsValues { get; }

    /// <summary>Writes a channel's value, at <c>to</c>; a loop over the pixels has x at <c>from</c>.</summary>
    protected abstract void WriteForward(KernelWriter kernel, Action<Action> pixels);

    /// <summary>Writes the gradient of the pixels, at <c>from</c>, from dy at <c>to</c>.</summary>
    /// <param name="store">Stores what is added to dx, or what dx becomes.</param>
    protected abstract void WriteBackward(KernelWriter kernel, Action<Action> pixels, Func<string, string> store);

    protected override GlobalPoolingSpec ParseSpec(AttributeArguments arguments) => new(Attribute);

    protected override Shape Infer(GlobalPoolingSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (inputs[0].Shape.Dimensions.Count != rank + 1)
        {
            issues.Add(rank == 1 ? Rules.NoSequence : Rules.NoImage, "", $"{Word} '{name}'", inputs[0].Shape);
        }

        return new Shape(inputs[0].Shape.Features);
    }

    protected override void PlanForward(GlobalPoolingSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: y = {Taken} of {plan.InputShape(0).Positions} pixels",
        [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)],
        itemsPerRow: Panel.Count(plan.OutputShape.Features));

    protected override void PlanBackward(GlobalPoolingSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            Operand[] values = KeepsValues ? [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Read)] : [];
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= dy, back to the pixels of the {Taken}",
                [.. values, new("dy", plan.OutputGradient, Access.Read), new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                itemsPerRow: Panel.Count(plan.OutputShape.Features));
        }
    }

    // An item is a row of a panel, in the order of memory.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int pixels = kernel.InputShape.Positions;
        text.Write("_ = rows;");
        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write("int to = (item * 16) + c;");
        void Pixels(Action body)
        {
            text.Open($"for (int p = 0; p < {pixels}; p++)").Write($"int from = (((item * {pixels}) + p) * 16) + c;");
            body();
            text.Close();
        }

        if (op.Pass == "Forward")
        {
            WriteForward(kernel, Pixels);
        }
        else
        {
            WriteBackward(kernel, Pixels, value => $"DiSimd.Store({(op.Pass == "AccumulateBackward" ? $"DiSimd.Load(ref dxAt, from) + {value}" : value)}, ref dxAt, from);");
        }

        text.Close().Close();
    }

    protected override string Describe(GlobalPoolingSpec spec) => Word;
}

internal sealed record GlobalPoolingSpec(string Kind)
    : LayerSpec(Kind);

using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// y = mask · x with one number of the mask per row and channel; backward is the same with gradients. Rows have the positions of the shape, or as many as their sequences have steps.
/// </summary>
internal sealed record ChannelMaskKernel(KernelDirection Direction, string Formula, Shape Shape, BufferUse Source, BufferUse Mask, Operand Target)
    : LayerKernel
{
    /// <summary>The sequences that rows are, where they have lengths of their own; else null.</summary>
    public RowCount? Sequences { get; init; }

    /// <summary>What tells it from other kernels of the layer; empty where it is the only one.</summary>
    public string Part { get; init; } = "";

    public override string Formula { get; } = Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = Direction, Part = Part };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Operand.Read("mask", Mask), Target with { Name = "target" }) { Sequences = Sequences };

    // An item is an image of a panel, in the order of memory; so is a row of the mask. Sequences are taken a panel at a time.
    public override Items Items => Sequences is null ? Items.OfRows(Panel.Count(Shape.Features)) : Items.Panels(Shape.Features);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        if (Sequences is not null)
        {
            text.Open("for (int panel = first; panel < end; panel++)").Open("for (int row = 0; row < sequences.Rows; row++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
            text.Write("int begin = (panel * sequences.Steps) + DiUnsafe.Add(ref sequences.Offsets, row), stepsEnd = (panel * sequences.Steps) + DiUnsafe.Add(ref sequences.Offsets, row + 1);");
            text.Write("DiV mask = DiSimd.Load(ref maskAt, (((panel * sequences.Rows) + row) * 16) + c);");
            text.Open("for (int i = (begin * 16) + c; i < stepsEnd * 16; i += 16)").Write("DiV y = DiSimd.Load(ref sourceAt, i) * mask;");
            kernel.Store("target", "i", "y").Close().Close().Close().Close();
            return;
        }

        int length = Shape.Positions * Panel.Width;
        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)").Write("DiV mask = DiSimd.Load(ref maskAt, (item * 16) + c);");
        text.Open($"for (int i = (item * {length}) + c; i < (item + 1) * {length}; i += 16)").Write("DiV y = DiSimd.Load(ref sourceAt, i) * mask;");
        kernel.Store("target", "i", "y").Close().Close().Close();
    }
}

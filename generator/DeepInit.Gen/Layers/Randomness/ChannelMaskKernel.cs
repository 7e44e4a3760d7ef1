using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = mask · x with one number of the mask per row and channel; backward is the same with gradients.</summary>
internal sealed record ChannelMaskKernel(KernelDirection Direction, string Formula, Shape Shape, BufferUse Source, BufferUse Mask, Operand Target)
    : LayerKernel
{
    public override string Formula { get; } = Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = Direction };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Operand.Read("mask", Mask), Target with { Name = "target" });

    // An item is an image of a panel, in the order of memory; so is a row of the mask.
    public override Items Items => Items.OfRows(Panel.Count(Shape.Features));

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int length = Shape.Positions * Panel.Width;
        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)").Write("DiV mask = DiSimd.Load(ref maskAt, (item * 16) + c);");
        text.Open($"for (int i = (item * {length}) + c; i < (item + 1) * {length}; i += 16)").Write("DiV y = DiSimd.Load(ref sourceAt, i) * mask;");
        kernel.Store("target", "i", "y").Close().Close().Close();
    }
}

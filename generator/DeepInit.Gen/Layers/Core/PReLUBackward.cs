using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = dy where x &gt; 0, else a · dy.</summary>
internal sealed record PReLUBackward(bool PerChannel, Shape Shape, BufferUse X, BufferUse Dy, GradientUse Dx, ParameterOperand Slope)
    : LayerKernel
{
    public override string Formula => $"dx {Dx.Sign} dy where x > 0, else a · dy";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Read("dy", Dy), Dx.As("dx")) { Parameters = new([Slope]) };

    // An item is a row of a panel, in the order of memory.
    public override Items Items => Items.OfRows(Panel.Count(Shape.Features));

    public override void Write(KernelWriter kernel)
    {
        PReLUForward.OpenItems(kernel, PerChannel, Shape.Positions);
        kernel.Text.Write("DiV dy = DiSimd.Load(ref dyAt, i);").Write("DiV d = DiVector.ConditionalSelect(DiVector.GreaterThan(x, DiV.Zero), dy, a * dy);");
        kernel.Store("dx", "i", "d").Close().Close().Close();
    }
}

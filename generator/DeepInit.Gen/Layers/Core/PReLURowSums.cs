using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Per row Σ dy · min(0, x): what the gradient of the one slope is then summed from.</summary>
internal sealed record PReLURowSums(Shape Shape, BufferUse X, BufferUse Dy, BufferUse PerRow)
    : LayerKernel
{
    public override string Formula => "per row Σ dy · min(0, x)";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Rows" };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Read("dy", Dy), Operand.Write("perRow", PerRow));

    // An item is a row.
    public override Items Items => Items.OfRows(1);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int length = Shape.Positions * Panel.Width;
        text.Open("for (int r = first; r < end; r++)").Write("DiV total = DiV.Zero;");
        text.Open($"for (int panel = 0; panel < {Panel.Count(Shape.Features)}; panel++)").Write($"int start = ((panel * rows) + r) * {length};");
        text.Open($"for (int i = start; i < start + {length}; i += DiV.Count)").Write("total += DiSimd.Load(ref dyAt, i) * DiVector.Min(DiSimd.Load(ref xAt, i), DiV.Zero);").Close().Close().Line();
        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        kernel.Store("perRow", "(r * 16) + c", "DiV.Zero").Close().Line();
        kernel.StoreNumber("perRow", "r * 16", "DiSimd.Sum(total)").Close();
    }
}

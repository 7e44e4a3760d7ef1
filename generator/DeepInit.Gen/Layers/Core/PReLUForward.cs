using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = max(0, x) + a · min(0, x), with one slope a for all, or one for each channel.</summary>
internal sealed record PReLUForward(bool PerChannel, Shape Shape, BufferUse X, BufferUse Y, ParameterOperand Slope)
    : LayerKernel
{
    public override string Formula => "y = max(0, x) + a · min(0, x)";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Write("y", Y)) { Parameters = new([Slope]) };

    // An item is a row of a panel, in the order of memory.
    public override Items Items => Items.OfRows(Panel.Count(Shape.Features));

    public override void Write(KernelWriter kernel)
    {
        OpenItems(kernel, PerChannel, Shape.Positions);
        kernel.Store("y", "i", "DiVector.Max(x, DiV.Zero) + (a * DiVector.Min(x, DiV.Zero))").Close().Close().Close();
    }

    /// <summary>Opens the loops over the vectors <c>x</c> of items, at <c>i</c>, with their slope <c>a</c>.</summary>
    internal static void OpenItems(KernelWriter kernel, bool perChannel, int positions)
    {
        SourceWriter text = kernel.Text;
        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write(perChannel ? "DiV a = DiSimd.Load(ref slope, (item / rows * 16) + c);" : "DiV a = DiSimd.Broadcast(ref slope, 0);");
        text.Open($"for (int p = 0; p < {positions}; p++)").Write($"int i = {((((Whole)"item" * positions) + "p") * Panel.Width) + "c"};").Write("DiV x = DiSimd.Load(ref xAt, i);");
    }
}

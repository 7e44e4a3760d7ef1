using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = Σ a · b per row; of unit vectors Σ a · b · sa · sb with s = 1 / √Σ of squares, which training keeps for backward.</summary>
/// <param name="Shape">The shape of a and b.</param>
/// <param name="S">Where training of unit vectors keeps sa and sb; else null.</param>
internal sealed record DotForward(bool Normalizes, Shape Shape, BufferUse A, BufferUse B, BufferUse Y, BufferUse? S)
    : LayerKernel
{
    private bool Keeps => S is not null;

    public override string Formula => Normalizes ? "y = Σ a · b · sa · sb, s = 1 / √Σ of squares" : "y = Σ a · b";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Trains = Keeps };

    public override KernelSignature Signature => new([Operand.Read("a", A), Operand.Read("b", B), Operand.Write("y", Y), .. S is { } s ? [Operand.Write("s", s)] : Array.Empty<Operand>()]);

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        kernel.OpenRows(Shape.Positions);
        text.Write(Normalizes ? "DiV sum = DiV.Zero, aa = DiV.Zero, bb = DiV.Zero;" : "DiV sum = DiV.Zero;");
        shape.OpenVectors(text, "all").Write("DiV a = DiLanes.Keep(DiSimd.Load(ref aAt, i), valid), b = DiSimd.Load(ref bAt, i);").Write("sum += a * b;");
        if (Normalizes)
        {
            text.Write("aa += a * a;").Write("bb += b * b;");
        }

        text.Close().Line();
        string product = "DiSimd.Sum(sum)";
        if (Normalizes)
        {
            text.Write("// squared lengths below 1e-12 count as that, as in Keras");
            text.Write("var sa = ($T)(1 / global::System.Math.Sqrt(global::System.Math.Max((double)DiSimd.Sum(aa), 1e-12)));");
            text.Write("var sb = ($T)(1 / global::System.Math.Sqrt(global::System.Math.Max((double)DiSimd.Sum(bb), 1e-12)));");
            text.Write($"$T cosine = {product} * sa * sb;");
            text.Open("if (!(DiSimd.Sum(aa + bb) <= $T.MaxValue))");
            text.Write($"cosine = global::DeepInit.Runtime.Overflow.Cosine(ref aAt, ref bAt, r, all, {shape.Features}, out sa, out sb);").Close().Line();
            product = "cosine";
        }

        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        kernel.Store("y", "(r * 16) + c", "DiV.Zero");
        if (Keeps)
        {
            kernel.Store("s", "(r * 16) + c", "DiV.Zero");
        }

        text.Close().Line();
        kernel.StoreNumber("y", "r * 16", product);
        if (Keeps)
        {
            kernel.StoreNumber("s", "r * 16", "sa");
            kernel.StoreNumber("s", "(r * 16) + 1", "sb");
        }

        text.Close();
    }
}

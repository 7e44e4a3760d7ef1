using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx_i = Σ dy[p] · x_j over all pairs p of i with another j.</summary>
internal sealed record PairwiseDotBackward(int Input, Shape Shape, BufferUse Dy, EquatableArray<BufferUse> X, GradientUse Dx)
    : PairwiseBackward(Input, Shape, Dy, X, Dx)
{
    public override string Formula => $"dx{Input} {Dx.Sign} Σ dy · x of all others";

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        kernel.OpenRows(Shape.Positions);
        foreach (int j in Others)
        {
            text.Write($"DiV dy{j} = DiSimd.Broadcast(ref dyAt, {PairwiseDotForward.PlaceOf(PairwiseDotForward.PairOf(Math.Max(Input, j), Math.Min(Input, j)))});");
        }

        shape.OpenVectors(text, "all").Write("DiV d = DiV.Zero;");
        foreach (int j in Others)
        {
            text.Write($"d += dy{j} * DiSimd.Load(ref x{j}At, i);");
        }

        text.Write("d = DiLanes.Keep(d, valid);");
        kernel.Store("dx", "i", "d").Close();
        text.Close();
    }
}

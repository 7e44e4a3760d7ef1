using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx_i = dy · Σ of all other values.</summary>
internal sealed record FactorizationMachineBackward(int Input, Shape Shape, BufferUse Dy, EquatableArray<BufferUse> X, GradientUse Dx)
    : PairwiseBackward(Input, Shape, Dy, X, Dx)
{
    public override string Formula => $"dx{Input} {Dx.Sign} dy · Σ x of all others";

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.OpenRows(Shape.Positions);
        text.Write("DiV dy = DiSimd.Broadcast(ref dyAt, r * 16);");
        string sum = string.Join(" + ", Others.Select(j => $"DiSimd.Load(ref x{j}At, i)"));
        kernel.RowShapeOf(Shape).OpenVectors(text, "all").Write($"DiV d = DiLanes.Keep(({sum}) * dy, valid);");
        kernel.Store("dx", "i", "d").Close();
        text.Close();
    }
}

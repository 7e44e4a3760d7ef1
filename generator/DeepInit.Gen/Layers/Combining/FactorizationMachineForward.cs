using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = Σ_i x_i · (x_0 + … + x_(i−1)) per row: no difference of squares, and so no cancellation.</summary>
internal sealed record FactorizationMachineForward(Shape Shape, EquatableArray<BufferUse> X, BufferUse Y)
    : PairwiseForward(Shape, X, Y)
{
    public override string Formula => "y = Σ x_i · (x_0 + … + x_(i−1))";

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.OpenRows(Shape.Positions);
        text.Write("DiV sum = DiV.Zero;");
        kernel.RowShapeOf(Shape).OpenVectors(text, "all").Write("DiV before = DiLanes.Keep(DiSimd.Load(ref x0At, i), valid), x;");
        for (int i = 1; i < X.Count; i++)
        {
            text.Write($"x = DiLanes.Keep(DiSimd.Load(ref x{i}At, i), valid);").Write("sum += x * before;");
            if (i + 1 < X.Count)
            {
                text.Write("before += x;");
            }
        }

        text.Close().Line();
        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        kernel.Store("y", "(r * 16) + c", "DiV.Zero").Close().Line();
        kernel.StoreNumber("y", "r * 16", "DiSimd.Sum(sum)");
        text.Close();
    }
}

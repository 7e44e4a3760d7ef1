using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y[p] = Σ x_i · x_j per row, for each pair p = (i, j), j &lt; i.</summary>
internal sealed record PairwiseDotForward(Shape Shape, EquatableArray<BufferUse> X, BufferUse Y)
    : PairwiseForward(Shape, X, Y)
{
    public override string Formula => "y = Σ x · x' of each two values";

    /// <summary>Which of the products that of two values is, the second of which stands before the first.</summary>
    public static int PairOf(int i, int j) => (i * (i - 1) / 2) + j;

    /// <summary>C#: where the product of a pair is, of row r.</summary>
    public static string PlaceOf(int pair) => (((((Whole)(pair / Panel.Width) * "all") + "r") * Panel.Width) + (pair % Panel.Width)).ToString();

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        kernel.OpenRows(Shape.Positions);
        int pairs = PairOf(X.Count, 0);
        text.Open($"for (int panel = 0; panel < {Panel.Count(pairs)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        kernel.Store("y", "(((panel * all) + r) * 16) + c", "DiV.Zero").Close().Close().Line();
        for (int i = 1; i < X.Count; i++)
        {
            // one value in a register meets all before it
            text.Open("");
            text.Write($"DiV {string.Join(", ", Enumerable.Range(0, i).Select(j => $"s{j} = DiV.Zero"))};");
            shape.OpenVectors(text, "all").Write($"DiV x = DiLanes.Keep(DiSimd.Load(ref x{i}At, i), valid);");
            for (int j = 0; j < i; j++)
            {
                text.Write($"s{j} += x * DiSimd.Load(ref x{j}At, i);");
            }

            text.Close().Line();
            for (int j = 0; j < i; j++)
            {
                kernel.StoreNumber("y", PlaceOf(PairOf(i, j)), $"DiSimd.Sum(s{j})");
            }

            text.Close();
        }

        text.Close();
    }
}

using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The sum of the squares of gradients, for their norm.</summary>
internal sealed record SumOfSquaresForm : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => "SumOfSquares";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>Σ g², sixteen numbers at a time in vectors, their sums in double precision.</summary>");
        writer.Open("internal static double SumOfSquares(ref $T g, int count)");
        writer.Write("double sum = 0;");
        writer.Open($"for (int i = 0; i < count; i += {Panel.Width})");
        writer.Write("DiV squares = DiV.Zero;");
        writer.Open($"for (int j = 0; j < {Panel.Width}; j += DiV.Count)");
        writer.Write("DiV v = DiSimd.Load(ref g, i + j);").Write("squares += v * v;").Close();
        writer.Write("sum += DiSimd.Sum(squares);").Close();
        writer.Write("return sum;").Close();
    }
}

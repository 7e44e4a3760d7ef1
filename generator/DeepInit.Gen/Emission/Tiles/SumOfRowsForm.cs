using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The sum over all rows of a panel: the gradient of a bias.</summary>
internal sealed record SumOfRowsForm : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => "SumOfRows";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>db[o] = Σ_r dz[r, o] for 16 outputs; four sums side by side, so that additions need not wait for each other.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("internal static void SumOfRows(ref $T dz, int rows, ref $T db)");
        writer.Open($"for (int c = 0; c < {Panel.Width}; c += DiV.Count)");
        writer.Write("DiV s0 = DiV.Zero, s1 = DiV.Zero, s2 = DiV.Zero, s3 = DiV.Zero;");
        writer.Write("ref $T z = ref DiUnsafe.Add(ref dz, c);");
        writer.Write("int r = 0;");
        writer.Open("for (; r + 4 <= rows; r += 4)");
        writer.Write($"s0 += DiSimd.Load(ref z, 0); s1 += DiSimd.Load(ref z, {Panel.Width}); s2 += DiSimd.Load(ref z, {2 * Panel.Width}); s3 += DiSimd.Load(ref z, {3 * Panel.Width});");
        writer.Write("z = ref DiUnsafe.Add(ref z, 64);").Close().Line();
        writer.Open("for (; r < rows; r++)").Write("s0 += DiSimd.Load(ref z, 0);").Write($"z = ref DiUnsafe.Add(ref z, {Panel.Width});").Close().Line();
        writer.Write("DiSimd.Store((s0 + s1) + (s2 + s3), ref db, c);").Close().Close();
    }
}

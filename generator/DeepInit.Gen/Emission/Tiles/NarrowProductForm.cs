using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The product for at most 8 outputs, on tiles of half a panel.</summary>
/// <param name="Unroll">Steps along the sums that its tiles are written out for.</param>
internal sealed record NarrowProductForm(int Unroll) : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => "NarrowProduct" + Unrolled(Unroll);

    public override IEnumerable<TileForm> Needs => [new EpilogueContract(), new OperandLayoutContract(), new SplitRowForm(Narrow: true), .. Heights.Select(Tile)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>y[r, o] = f(start + Σ_k x[r, k] · w[o, k]) for at most 8 outputs: half a panel, the other half stays zero.</summary>");
        writer.Open($"internal static void {Name}<TEpilogue, TRows>(ref $T x, ref $T w, ref $T start, ref $T y, int rows, int inner)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        writer.Open("if (rows == 1)").Write("NarrowSingleRow<TEpilogue>(ref x, ref w, ref start, ref y, inner);").Write("return;").Close().Line();
        writer.Write("TRows form = default;").Write("int panelStep = form.PanelStep(rows);");
        writer.Open("for (int height; rows > 0; rows -= height)");
        writer.Write($"height = {string.Join(" : ", Heights.Select(height => height == 1 ? "1" : $"rows >= {height} ? {height}"))};");
        writer.Open($"for (int c = 0; c < {Panel.Half}; c += DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);").Write("ref $T yc = ref DiUnsafe.Add(ref y, c);");
        writer.Open("switch (height)");
        foreach (int rows in Heights)
        {
            writer.Write($"case {rows}:").Indent();
            writer.Write($"{Tile(rows).Name}<TEpilogue, TRows>(ref x, panelStep, ref wc, ref sc, ref yc, ref yc, inner);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Open("for (int r = 0; r < height; r++)");
        writer.Open($"for (int c = {Panel.Half}; c + DiV.Count <= {Panel.Width}; c += DiV.Count)").Write($"DiSimd.Store(DiV.Zero, ref y, (r * {Panel.Width}) + c);").Close().Close().Line();
        TileEmitter.Advance(writer, ("x", "height * form.Length"), ("y", $"height * {Panel.Width}"));
        writer.Close().Close();
    }

    /// <summary>The form where the network's tiles are unrolled so many times: half as wide, they are unrolled four times at most.</summary>
    public static NarrowProductForm For(int unroll) => new(Math.Min(unroll, 4));

    private static IReadOnlyList<int> Heights { get; } = [TileEmitter.LargestNarrowTile, 4, 1];

    private ProductTileForm Tile(int rows) => new(rows, rows == 1 ? 1 : Unroll, Narrow: true);
}

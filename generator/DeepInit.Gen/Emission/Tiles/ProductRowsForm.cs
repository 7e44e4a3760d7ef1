using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>One panel of 16 outputs for all rows: tiles of nearly equal height, so that none is too small to hide the latency of its sums.</summary>
/// <param name="Unroll">Steps along the sums that its tiles are written out for.</param>
internal sealed record ProductRowsForm(int Unroll) : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => "ProductRows" + Unrolled(Unroll);

    public override IEnumerable<TileForm> Needs => [new EpilogueContract(), new OperandLayoutContract(), .. Enumerable.Range(1, TileEmitter.LargestTile).Select(Tile)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>One panel of 16 outputs for all rows, in tiles of nearly equal height: 32 rows are 6 + 6 + 5 + 5 + 5 + 5.</summary>");
        writer.Open($"internal static void {Name}<TEpilogue, TRows>(ref $T x, ref $T w, ref $T start, ref $T y, ref $T saved, int rows, int inner)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        writer.Write("TRows form = default;").Write("int panelStep = form.PanelStep(rows);");
        writer.Open($"for (int tiles = (rows + {TileEmitter.LargestTile - 1}) / {TileEmitter.LargestTile}; tiles > 0; tiles--)");
        writer.Write("int height = (rows + tiles - 1) / tiles;");
        writer.Write("// a panel is two vectors wide at 256 bits and four at 128; at 512 it is one, and the second sum of a pair repeats the first");
        writer.Open($"for (int c = 0; c < {Panel.Width}; c += 2 * DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);");
        writer.Write("ref $T yc = ref DiUnsafe.Add(ref y, c);").Write("ref $T vc = ref DiUnsafe.Add(ref saved, c);");
        writer.Open("switch (height)");
        for (int rows = TileEmitter.LargestTile; rows >= 1; rows--)
        {
            writer.Write($"case {rows}:").Indent();
            writer.Write($"{Tile(rows).Name}<TEpilogue, TRows>(ref x, panelStep, ref wc, ref sc, ref yc, ref vc, inner);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Write("rows -= height;");
        TileEmitter.Advance(writer, ("x", "height * form.Length"), ("y", $"height * {Panel.Width}"), ("saved", $"height * {Panel.Width}"));
        writer.Close().Close();
    }

    // Low tiles have few sums to unroll for.
    private ProductTileForm Tile(int rows) => new(rows, rows >= 4 ? Unroll : 1, Narrow: false);
}

using DeepInit.Gen.Shapes;
using System.Globalization;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A row of a convolution's output pixels, in tiles of nearly equal width.</summary>
/// <param name="Shape">How its tiles go through the channels.</param>
internal sealed record ConvolutionRowForm(ConvolutionShape Shape) : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => $"{Shape.Word}Row{Shape.Suffix}";

    public override IEnumerable<TileForm> Needs => Shape.Lanewise ? [new EpilogueContract()] : [new EpilogueContract(), new ApartContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        (string types, string where) = Shape.Lanewise ? ("TEpilogue", "") : ("TEpilogue, TApart, TStep", "\n    where TApart : struct, IApart\n    where TStep : struct, IApart");
        string apart = Shape.Lanewise ? (Panel.Width * Shape.Stride).ToString(CultureInfo.InvariantCulture) : "default(TApart).Length";
        string step = Shape.Lanewise ? $"{Panel.Width}" : "default(TStep).Length";
        (string skips, string skipped) = Shape.Lanewise ? ("", "") : (", int skipRows, int skipColumns", ", skipRows, skipColumns");
        writer.Write("/// <summary>A row of output pixels, in tiles of nearly equal width.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<{types}>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w{skips}, ref $T start, ref $T y, ref $T saved, int pixels, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue{where}");
        writer.Open($"for (int tiles = (pixels + {Shape.Largest - 1}) / {Shape.Largest}; tiles > 0; tiles--)");
        writer.Write("int width = (pixels + tiles - 1) / tiles;");
        writer.Open(Shape.Narrow ? $"for (int c = 0; c < {Panel.Half}; c += DiV.Count)" : $"for (int c = 0; c < {Panel.Width}; c += 2 * DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);");
        writer.Write("ref $T yc = ref DiUnsafe.Add(ref y, c);").Write("ref $T vc = ref DiUnsafe.Add(ref saved, c);");
        writer.Open("switch (width)");
        foreach ((int pixels, TileForm tile) in Enumerable.Range(1, Shape.Largest).Reverse().Select(pixels => (pixels, Shape.Tile(pixels))).Where(tile => all.Contains(tile.Item2)))
        {
            writer.Write($"case {pixels}:").Indent();
            writer.Write($"{tile.Name}<{types}>(ref {(Shape.Lanewise ? "DiUnsafe.Add(ref x, c)" : "x")}, xPanel, tapRow, tapColumn, ref wc{skipped}, ref sc, ref yc, ref vc, kernelHeight, kernelWidth, channels);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        if (Shape.Narrow)
        {
            writer.Open("for (int p = 0; p < width; p++)").Open($"for (int c = {Panel.Half}; c + DiV.Count <= {Panel.Width}; c += DiV.Count)").Write($"DiSimd.Store(DiV.Zero, ref y, (p * {step}) + c);").Close().Close().Line();
        }

        writer.Write("pixels -= width;");
        writer.Write($"x = ref DiUnsafe.Add(ref x, width * {apart});");
        writer.Write($"y = ref DiUnsafe.Add(ref y, width * {step});").Write($"saved = ref DiUnsafe.Add(ref saved, width * {step});");
        writer.Close().Close();
    }
}

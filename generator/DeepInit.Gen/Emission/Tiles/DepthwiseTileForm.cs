using DeepInit.Gen.Shapes;
using System.Globalization;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A tile of a convolution in which each filter has channels of its own: the channels are the lanes, and a tap multiplies 16 of them with 16 weights.</summary>
/// <param name="Pixels">Output pixels of it.</param>
/// <param name="Stride">From the image's pixel of one to that of the next.</param>
internal sealed record DepthwiseTileForm(int Pixels, int Stride) : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => $"DepthwiseTile{Number(Pixels)}S{Number(Stride)}";

    public override IEnumerable<TileForm> Needs => [new EpilogueContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>{Pixels} output pixel{(Pixels == 1 ? "" : "s")} × 16 filters, each lane on channels of its own.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w, ref $T start, ref $T y, ref $T saved, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue");
        foreach ((string name, string at) in new[] { ("a", "0"), ("b", TileEmitter.SecondVector) })
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, Pixels).Select(r => $"{name}{r} = " + (r == 0 ? $"DiSimd.Load(ref start, {at})" : name + "0"))) + ";");
        }

        writer.Write("DiV wa, wb;");
        writer.Open("for (int ky = 0; ky < kernelHeight; ky++)");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
        writer.Write("ref $T xt = ref DiUnsafe.Add(ref x, (ky * tapRow) + (kx * tapColumn));");
        writer.Open("for (int c = channels; c > 0; c--)");
        writer.Write($"wa = DiSimd.Load(ref w, 0); wb = DiSimd.Load(ref w, {TileEmitter.SecondVector});");
        for (int r = 0; r < Pixels; r++)
        {
            int place = Panel.Width * Stride * r;
            string at = place == 0 ? "" : $"{place} + ";
            writer.Write($"a{r} = DiSimd.MultiplyAdd(DiSimd.Load(ref xt, {place}), wa, a{r}); b{r} = DiSimd.MultiplyAdd(DiSimd.Load(ref xt, {at}({TileEmitter.SecondVector})), wb, b{r});");
        }

        writer.Write($"w = ref DiUnsafe.Add(ref w, {Panel.Width});").Write("xt = ref DiUnsafe.Add(ref xt, xPanel);").Close().Close().Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < Pixels; r++)
        {
            string at = r == 0 ? "" : $"{Panel.Width * r} + ";
            writer.Write(TileEmitter.Store(r, (Panel.Width * r).ToString(CultureInfo.InvariantCulture), at, narrow: false));
        }

        writer.Close();
    }
}

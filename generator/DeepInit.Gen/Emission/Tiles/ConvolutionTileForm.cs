using DeepInit.Gen.Shapes;
using System.Globalization;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A tile of convolutions: up to six neighbouring output pixels × 16 filters, sums in registers over all taps and channels.</summary>
/// <param name="Shape">How it goes through the channels.</param>
/// <param name="Pixels">Output pixels of it.</param>
internal sealed record ConvolutionTileForm(ConvolutionShape Shape, int Pixels) : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => $"ConvolutionTile{Number(Pixels)}{Shape.Suffix}";

    public override IEnumerable<TileForm> Needs => [new EpilogueContract(), new ApartContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>{Pixels} output pixel{(Pixels == 1 ? "" : "s")} × {(Shape.Narrow ? "one vector of filters" : "16 filters")}.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue, TApart, TStep>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w, int skipRows, int skipColumns, ref $T start, ref $T y, ref $T saved, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue\n    where TApart : struct, IApart\n    where TStep : struct, IApart");
        if (Pixels > 1)
        {
            writer.Write("int apart = default(TApart).Length;").Write("int step = default(TStep).Length;");
        }

        foreach ((string name, string at) in Shape.Narrow ? new[] { ("a", "0") } : [("a", "0"), ("b", TileEmitter.SecondVector)])
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, Pixels).Select(r => $"{name}{r} = " + (r == 0 ? $"DiSimd.Load(ref start, {at})" : name + "0"))) + ";");
        }

        writer.Write(Shape.Narrow ? "DiV wa, xk;" : "DiV wa, wb, xk;");
        writer.Open("for (int ky = 0; ky < kernelHeight; ky++)");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
        writer.Write("ref $T xt = ref DiUnsafe.Add(ref x, (ky * tapRow) + (kx * tapColumn));");
        bool loops = Shape.Loops;
        if (loops)
        {
            writer.Open($"for (int c = channels; c > 0; c -= {Panel.Width})");
            writer.Write($"int count = global::System.Math.Min(c, {Panel.Width});");
            writer.Open($"for (int k = 0; k < count; k += {Shape.Unroll})");
            writer.Write("ref $T xc = ref DiUnsafe.Add(ref xt, k);");
        }

        for (int k = 0; k < Shape.Unroll; k++)
        {
            string at = k == 0 ? "" : $"{Panel.Width * k} + ";
            writer.Write($"wa = DiSimd.Load(ref w, {Panel.Width * k});" + (Shape.Narrow ? "" : $" wb = DiSimd.Load(ref w, {at}({TileEmitter.SecondVector}));"));
            for (int r = 0; r < Pixels; r++)
            {
                string place = (r, k) switch { (0, _) => k.ToString(CultureInfo.InvariantCulture), (1, 0) => "apart", (_, 0) => $"{r} * apart", (1, _) => $"apart + {k}", _ => $"({r} * apart) + {k}" };
                writer.Write($"xk = DiSimd.Broadcast(ref {(loops ? "xc" : "xt")}, {place}); a{r} = DiSimd.MultiplyAdd(xk, wa, a{r});" + (Shape.Narrow ? "" : $" b{r} = DiSimd.MultiplyAdd(xk, wb, b{r});"));
            }
        }

        writer.Write($"w = ref DiUnsafe.Add(ref w, {Panel.Width * Shape.Unroll});");
        if (loops)
        {
            writer.Close().Line();
            writer.Write("xt = ref DiUnsafe.Add(ref xt, xPanel);").Close();
        }

        writer.Line().Open("if (default(TStep).SkipsTaps)").Write("w = ref DiUnsafe.Add(ref w, skipColumns);").Close().Close().Line();
        writer.Open("if (default(TStep).SkipsTaps)").Write("w = ref DiUnsafe.Add(ref w, skipRows);").Close().Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < Pixels; r++)
        {
            string place = r switch { 0 => "0", 1 => "step", _ => $"{r} * step" };
            string at = r switch { 0 => "", 1 => "step + ", _ => $"({r} * step) + " };
            writer.Write(TileEmitter.Store(r, place, at, Shape.Narrow));
        }

        writer.Close();
    }
}

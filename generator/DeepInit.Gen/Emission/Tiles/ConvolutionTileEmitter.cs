using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The tiles of convolutions: up to six neighbouring output pixels × 16 filters, sums in registers over all taps and channels.</summary>
internal static class ConvolutionTileEmitter
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        Distances(writer, context);
        foreach (IGrouping<string, ConvolutionOp> form in context.AllOps.OfType<ConvolutionOp>().GroupBy(op => Word(op.Window) + Suffix(op.Window)))
        {
            Window window = form.First().Window;
            int[] widths = [.. form.SelectMany(op => RowsOf(op).SelectMany(pixels => TileEmitter.Split(pixels, LargestTile(window)))).Distinct().OrderByDescending(n => n)];
            Row(writer, window, widths);
            foreach (int pixels in widths)
            {
                if (window.IsLanewise)
                {
                    DepthwiseTileEmitter.Tile(writer, window, pixels);
                }
                else
                {
                    Tile(writer, window, pixels);
                }
            }
        }

        if (context.AllOps.Any(op => op is ConvolutionOp { ByPatches: true }))
        {
            PatchTileEmitter.Write(writer);
        }

        if (context.AllOps.Any(op => op is ConvolutionGradientOp { Window.IsLanewise: true }))
        {
            DepthwiseTileEmitter.Gradient(writer);
        }

        ConvolutionGradientTileEmitter.Write(writer, context);
    }

    private static void Distances(SourceWriter writer, EmissionContext context)
    {
        int[] distances = [.. context.AllOps.OfType<ConvolutionOp>().Where(op => !op.Window.IsLanewise).Select(op => op.Window.Pitch * op.Window.StrideWidth)
            .Concat(context.AllOps.OfType<ConvolutionOp>().Any(op => !op.Window.IsLanewise) ? [16] : [])
            .Concat(context.AllOps.OfType<ConvolutionGradientOp>().Where(op => !op.Window.IsLanewise).Select(op => ConvolutionGradientTileEmitter.Distance(op.Window))).Distinct().OrderBy(n => n)];
        if (distances.Length == 0)
        {
            return;
        }

        writer.Line();
        writer.Write("/// <summary>How far apart the inputs of a tile lie. The JIT compiles the tiles once for each distance.</summary>");
        writer.Open("private interface IApart").Write("int Length { get; }").Line();
        writer.Write("/// <summary>Whether taps of the kernel are left out on the way from one to the next.</summary>").Write("bool SkipsTaps { get; }").Close();
        int[] spreads = [.. context.AllOps.OfType<ConvolutionOp>().Where(op => op.LeavesOutGaps).Select(Step).Distinct().OrderBy(n => n)];
        foreach ((string name, int apart, string more) in distances.Select(n => (Apart(n), n, "")).Concat(spreads.Select(n => (Spread(n), 16 * n, "; of the kernel, only the taps that meet pixels are used"))))
        {
            writer.Line();
            writer.Write($"/// <summary>{apart} number{(apart == 1 ? "" : "s")} apart{more}.</summary>");
            writer.Open($"private readonly struct {name} : IApart");
            writer.Open("public int Length").Write(TileEmitter.Inline).Write($"get => {apart};").Close().Line();
            writer.Open("public bool SkipsTaps").Write(TileEmitter.Inline).Write($"get => {(more.Length > 0 ? "true" : "false")};").Close().Close();
        }
    }

    /// <summary>The struct of the outputs of a tile that are so many pixels apart, over an image whose pixels lie apart.</summary>
    public static string Spread(int pixels) => "Spread" + pixels.ToString(CultureInfo.InvariantCulture);

    /// <summary>The struct of a distance.</summary>
    public static string Apart(int distance) => "Apart" + distance.ToString(CultureInfo.InvariantCulture);

    /// <summary>The method that computes a row of output pixels, or every n-th of it.</summary>
    public static string RowMethod(Window window, string epilogue, string step = "Apart16") =>
        $"{Word(window)}Row{Suffix(window)}<{epilogue}{(window.IsLanewise ? "" : $", {Apart(window.Pitch * window.StrideWidth)}, {step}")}>";

    /// <summary>From an output pixel that a tile computes to the next.</summary>
    private static int Step(ConvolutionOp op) => op.LeavesOutGaps ? op.Placed!.Canvas.StepX : 1;

    /// <summary>What the text of a tile depends on: how channels are unrolled; where channels are lanes, the step from one pixel to the next.</summary>
    private static string Suffix(Window window) => window.IsLanewise ? DepthwiseTileEmitter.Suffix(window) : (IsNarrow(window) ? "N" : "") + Step(window);

    /// <summary>Whether the filters fill half a panel at most: tiles of one vector, and of twice as many pixels.</summary>
    public static bool IsNarrow(Window window) => !window.IsLanewise && window.Filters <= 8;

    private static int LargestTile(Window window) => IsNarrow(window) ? 2 * TileEmitter.LargestTile : TileEmitter.LargestTile;

    private static string Step(Window window) => (IsUnrolled(window) ? "C" : "U") + Unroll(window).ToString(CultureInfo.InvariantCulture);

    /// <summary>What the names of its methods begin with.</summary>
    private static string Word(Window window) => window.IsLanewise ? "Depthwise" : "Convolution";

    /// <summary>Whether a tile is written for just so many channels, without a loop over them.</summary>
    private static bool IsUnrolled(Window window) => window.Channels <= 8;

    private static int Unroll(Window window) => IsUnrolled(window) ? window.Channels : window.Channels % 4 == 0 ? 4 : 1;

    // Pixels in the rows that a convolution computes: its own, or patches in a row.
    private static int[] RowsOf(ConvolutionOp op) => op.ByPatches
        ? [.. new[] { op.Window.PatchRowsPerItem, op.Window.PatchRowsOfOne }.SelectMany(rows => new[] { rows, ((op.Window.PatchRows - 1) % rows) + 1 }).Select(rows => rows * op.Window.PatchColumns)]
        : [.. Enumerable.Range(0, Step(op)).Select(column => (op.Window.OutputWidth - column + Step(op) - 1) / Step(op)).Where(pixels => pixels > 0)];

    private static void Row(SourceWriter writer, Window window, int[] widths)
    {
        string suffix = Suffix(window);
        (string types, string where) = window.IsLanewise ? ("TEpilogue", "") : ("TEpilogue, TApart, TStep", "\n    where TApart : struct, IApart\n    where TStep : struct, IApart");
        string apart = window.IsLanewise ? (16 * window.StrideWidth).ToString(CultureInfo.InvariantCulture) : "default(TApart).Length";
        string step = window.IsLanewise ? "16" : "default(TStep).Length";
        (string skips, string skipped) = window.IsLanewise ? ("", "") : (", int skipRows, int skipColumns", ", skipRows, skipColumns");
        writer.Line();
        writer.Write("/// <summary>A row of output pixels, in tiles of nearly equal width.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {Word(window)}Row{suffix}<{types}>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w{skips}, ref $T start, ref $T y, ref $T saved, int pixels, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue{where}");
        int largest = LargestTile(window);
        writer.Open($"for (int tiles = (pixels + {largest - 1}) / {largest}; tiles > 0; tiles--)");
        writer.Write("int width = (pixels + tiles - 1) / tiles;");
        writer.Open(IsNarrow(window) ? "for (int c = 0; c < 8; c += DiV.Count)" : "for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);");
        writer.Write("ref $T yc = ref DiUnsafe.Add(ref y, c);").Write("ref $T vc = ref DiUnsafe.Add(ref saved, c);");
        writer.Open("switch (width)");
        foreach (int pixels in widths)
        {
            writer.Write($"case {pixels}:").Indent();
            writer.Write($"{Word(window)}Tile{pixels}{suffix}<{types}>(ref {(window.IsLanewise ? "DiUnsafe.Add(ref x, c)" : "x")}, xPanel, tapRow, tapColumn, ref wc{skipped}, ref sc, ref yc, ref vc, kernelHeight, kernelWidth, channels);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        if (IsNarrow(window))
        {
            writer.Open("for (int p = 0; p < width; p++)").Open("for (int c = 8; c + DiV.Count <= 16; c += DiV.Count)").Write($"DiSimd.Store(DiV.Zero, ref y, (p * {step}) + c);").Close().Close().Line();
        }

        writer.Write("pixels -= width;");
        writer.Write($"x = ref DiUnsafe.Add(ref x, width * {apart});");
        writer.Write($"y = ref DiUnsafe.Add(ref y, width * {step});").Write($"saved = ref DiUnsafe.Add(ref saved, width * {step});");
        writer.Close().Close();
    }

    private static void Tile(SourceWriter writer, Window window, int pixels)
    {
        int unroll = Unroll(window);
        writer.Line();
        bool narrow = IsNarrow(window);
        writer.Write($"/// <summary>{pixels} output pixel{(pixels == 1 ? "" : "s")} × {(narrow ? "one vector of filters" : "16 filters")}.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void ConvolutionTile{pixels}{Suffix(window)}<TEpilogue, TApart, TStep>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w, int skipRows, int skipColumns, ref $T start, ref $T y, ref $T saved, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue\n    where TApart : struct, IApart\n    where TStep : struct, IApart");
        if (pixels > 1)
        {
            writer.Write("int apart = default(TApart).Length;").Write("int step = default(TStep).Length;");
        }

        foreach ((string name, string at) in narrow ? new[] { ("a", "0") } : [("a", "0"), ("b", "DiV.Count & 15")])
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, pixels).Select(r => $"{name}{r} = " + (r == 0 ? $"DiSimd.Load(ref start, {at})" : name + "0"))) + ";");
        }

        writer.Write(narrow ? "DiV wa, xk;" : "DiV wa, wb, xk;");
        writer.Open("for (int ky = 0; ky < kernelHeight; ky++)");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
        writer.Write("ref $T xt = ref DiUnsafe.Add(ref x, (ky * tapRow) + (kx * tapColumn));");
        bool loops = !IsUnrolled(window);
        if (loops)
        {
            writer.Open("for (int c = channels; c > 0; c -= 16)");
            writer.Write("int count = global::System.Math.Min(c, 16);");
            writer.Open($"for (int k = 0; k < count; k += {unroll})");
            writer.Write("ref $T xc = ref DiUnsafe.Add(ref xt, k);");
        }

        for (int k = 0; k < unroll; k++)
        {
            string at = k == 0 ? "" : $"{16 * k} + ";
            writer.Write($"wa = DiSimd.Load(ref w, {16 * k});" + (narrow ? "" : $" wb = DiSimd.Load(ref w, {at}(DiV.Count & 15));"));
            for (int r = 0; r < pixels; r++)
            {
                string place = (r, k) switch { (0, _) => k.ToString(CultureInfo.InvariantCulture), (1, 0) => "apart", (_, 0) => $"{r} * apart", (1, _) => $"apart + {k}", _ => $"({r} * apart) + {k}" };
                writer.Write($"xk = DiSimd.Broadcast(ref {(loops ? "xc" : "xt")}, {place}); a{r} = DiSimd.MultiplyAdd(xk, wa, a{r});" + (narrow ? "" : $" b{r} = DiSimd.MultiplyAdd(xk, wb, b{r});"));
            }
        }

        writer.Write($"w = ref DiUnsafe.Add(ref w, {16 * unroll});");
        if (loops)
        {
            writer.Close().Line();
            writer.Write("xt = ref DiUnsafe.Add(ref xt, xPanel);").Close();
        }

        writer.Line().Open("if (default(TStep).SkipsTaps)").Write("w = ref DiUnsafe.Add(ref w, skipColumns);").Close().Close().Line();
        writer.Open("if (default(TStep).SkipsTaps)").Write("w = ref DiUnsafe.Add(ref w, skipRows);").Close().Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < pixels; r++)
        {
            string place = r switch { 0 => "0", 1 => "step", _ => $"{r} * step" };
            string at = r switch { 0 => "", 1 => "step + ", _ => $"({r} * step) + " };
            writer.Write(TileEmitter.Store(r, place, at, narrow));
        }

        writer.Close();
    }
}

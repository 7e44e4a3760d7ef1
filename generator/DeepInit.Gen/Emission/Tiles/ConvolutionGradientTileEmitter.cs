using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// The tiles of filter gradients: sums over pixels for up to six inputs × 16 filters. Inputs are the channels at one place of the kernel, or, where there are
/// fewer channels than places in a row of the kernel, one channel at neighbouring places.
/// </summary>
internal static class ConvolutionGradientTileEmitter
{
    /// <summary>Output pixels that all tiles of an item go through before the next: theirs and the image's fit the first-level cache.</summary>
    private const int Band = 128;

    /// <summary>Whether tiles run along the kernel's row instead of the channels.</summary>
    public static bool RunsAlongRow(Window window) => window.Channels < window.KernelWidth;

    public static string Method(Window window) => (ConvolutionTileEmitter.IsNarrow(window) ? "Narrow" : "") + $"{(RunsAlongRow(window) ? "Row" : "Channel")}Gradient<{ConvolutionTileEmitter.Apart(Distance(window))}>";

    /// <summary>How far apart the inputs of a tile lie.</summary>
    public static int Distance(Window window) => RunsAlongRow(window) ? window.Pitch * window.DilationWidth : 1;

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        Window[] windows = [.. context.AllOps.OfType<ConvolutionGradientOp>().Select(op => op.Window).Where(window => !window.IsLanewise)];
        if (windows.Length == 0)
        {
            return;
        }

        foreach (bool narrow in new[] { false, true })
        {
            var heights = new SortedSet<int>();
            foreach (IGrouping<bool, Window> form in windows.Where(window => ConvolutionTileEmitter.IsNarrow(window) == narrow).GroupBy(RunsAlongRow).OrderBy(group => group.Key))
            {
                int[] lengths = [.. form.SelectMany(window => form.Key ? [window.KernelWidth] : new[] { Math.Min(window.Channels, 16), window.Channels % 16 }).Where(n => n > 0).Distinct()];
                int[] tiles = [.. lengths.SelectMany(length => TileEmitter.Split(length, Largest(narrow))).Distinct().OrderByDescending(n => n)];
                heights.UnionWith(tiles);
                Gradient(writer, form.Key, narrow, tiles);
            }

            foreach (int inputs in heights.Reverse())
            {
                Tile(writer, inputs, narrow);
            }
        }
    }

    private static string Prefix(bool narrow) => narrow ? "Narrow" : "";

    private static int Largest(bool narrow) => narrow ? 2 * TileEmitter.LargestTile : TileEmitter.LargestTile;

    private static void Gradient(SourceWriter writer, bool alongRow, bool narrow, int[] tiles)
    {
        string what = alongRow ? "one row of the kernel, one channel after another" : "one row of the kernel and up to 16 channels";
        writer.Line();
        writer.Write($"/// <summary>dw[kx, c, f] = Σ x · dz over all images and output pixels, for {what}.</summary>");
        writer.Write("/// <remarks>x is the pixel under the first output pixel at the row's first place, dz [images][height][width][16]; dw takes [places][channels][16], places tapStep apart.</remarks>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {Prefix(narrow)}{(alongRow ? "Row" : "Channel")}Gradient<TApart>(ref $T x, ref $T dz, int images, int height, int width, int xPixel, int xRow, int xImage, int kernelWidth, int tapColumn, int channels, ref $T dw, int tapStep)\n    where TApart : struct, IApart");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)").Open("for (int i = 0; i < channels * 16; i += DiV.Count)");
        writer.Write("DiSimd.Store(DiV.Zero, ref dw, (kx * tapStep) + i);").Close().Close().Line();
        writer.Write($"// some {Band} pixels at a time: they stay in the first-level cache for all tiles");
        writer.Write($"int band = global::System.Math.Max(1, {Band} / width);");
        writer.Open("for (int image = 0; image < images; image++)").Open("for (int oy = 0; oy < height; oy += band)");
        writer.Write("int rows = global::System.Math.Min(band, height - oy);");
        writer.Write("ref $T xb = ref DiUnsafe.Add(ref x, (image * xImage) + (oy * xRow));");
        writer.Write("ref $T zb = ref DiUnsafe.Add(ref dz, ((image * height) + oy) * width * 16);");
        if (alongRow)
        {
            writer.Open("for (int k = 0; k < channels; k++)");
            writer.Write("ref $T xt = ref DiUnsafe.Add(ref xb, k);").Write("ref $T wt = ref DiUnsafe.Add(ref dw, k * 16);").Write("int left = kernelWidth;");
        }
        else
        {
            writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
            writer.Write("ref $T xt = ref DiUnsafe.Add(ref xb, kx * tapColumn);").Write("ref $T wt = ref DiUnsafe.Add(ref dw, kx * tapStep);").Write("int left = channels;");
        }

        writer.Open($"for (int tiles = (left + {Largest(narrow) - 1}) / {Largest(narrow)}; tiles > 0; tiles--)");
        writer.Write("int count = (left + tiles - 1) / tiles;");
        writer.Open(narrow ? "for (int c = 0; c < 8; c += DiV.Count)" : "for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("ref $T zc = ref DiUnsafe.Add(ref zb, c);").Write("ref $T wc = ref DiUnsafe.Add(ref wt, c);");
        writer.Open("switch (count)");
        string step = alongRow ? "tapStep" : "16";
        foreach (int inputs in tiles)
        {
            writer.Write($"case {inputs}:").Indent();
            writer.Write($"{Prefix(narrow)}ConvolutionGradientTile{inputs}<TApart>(ref xt, ref zc, rows, width, xPixel, xRow, ref wc, {step});").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Write("left -= count;");
        writer.Write(alongRow ? "xt = ref DiUnsafe.Add(ref xt, count * tapColumn);" : "xt = ref DiUnsafe.Add(ref xt, count);");
        writer.Write($"wt = ref DiUnsafe.Add(ref wt, count * {step});");
        writer.Close().Close().Close().Close().Close();
    }

    private static void Tile(SourceWriter writer, int inputs, bool narrow)
    {
        string Place(int i, string column) => (i switch { 0 => "", 1 => "step", _ => $"{i} * step" }, column) switch
        {
            ("", "a") => "0",
            ("", _) => "DiV.Count & 15",
            (var at, "a") => at,
            (var at, _) => (i == 1 ? at : $"({at})") + " + (DiV.Count & 15)",
        };

        writer.Line();
        writer.Write($"/// <summary>{inputs} input{(inputs == 1 ? "" : "s")} × {(narrow ? "one vector of" : "16")} filters, added to what dw holds: sums in registers over some rows of pixels, so that no sum is longer than a band.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {Prefix(narrow)}ConvolutionGradientTile{inputs}<TApart>(ref $T x, ref $T dz, int rows, int width, int xPixel, int xRow, ref $T dw, int step)\n    where TApart : struct, IApart");
        if (inputs > 1)
        {
            writer.Write("int apart = default(TApart).Length;");
        }

        foreach (string name in narrow ? new[] { "a" } : ["a", "b"])
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, inputs).Select(i => $"{name}{i} = DiV.Zero")) + ";");
        }

        writer.Write(narrow ? "DiV za, xi;" : "DiV za, zb, xi;");
        writer.Open("for (; rows > 0; rows--)");
        writer.Write("ref $T xr = ref x;");
        writer.Open("for (int ox = width; ox > 0; ox--)");
        writer.Write("za = DiSimd.Load(ref dz, 0);" + (narrow ? "" : " zb = DiSimd.Load(ref dz, DiV.Count & 15);"));
        for (int i = 0; i < inputs; i++)
        {
            string at = i switch { 0 => "0", 1 => "apart", _ => $"{i} * apart" };
            writer.Write($"xi = DiSimd.Broadcast(ref xr, {at}); a{i} = DiSimd.MultiplyAdd(xi, za, a{i});" + (narrow ? "" : $" b{i} = DiSimd.MultiplyAdd(xi, zb, b{i});"));
        }

        writer.Write("xr = ref DiUnsafe.Add(ref xr, xPixel);").Write("dz = ref DiUnsafe.Add(ref dz, 16);").Close().Line();
        writer.Write("x = ref DiUnsafe.Add(ref x, xRow);").Close().Line();
        for (int i = 0; i < inputs; i++)
        {
            string Sum(string column) => $"DiSimd.Load(ref dw, {Place(i, column)}) + {column}{i}";
            writer.Write(narrow ? $"DiSimd.Store({Sum("a")}, ref dw, {Place(i, "a")});" : $"DiSimd.Store({Sum("a")}, {Sum("b")}, ref dw, {Place(i, "a")}, {Place(i, "b")});");
        }

        writer.Close();
    }
}

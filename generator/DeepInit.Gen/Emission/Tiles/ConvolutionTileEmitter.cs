using System.Globalization;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The tiles of convolutions: up to six neighbouring output pixels × 16 filters, sums in registers over all taps and channels.</summary>
internal static class ConvolutionTileEmitter
{
    private static readonly int[] GradientHeights = [6, 5, 4, 3, 2, 1];

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        foreach (Window window in context.AllOps.OfType<ConvolutionOp>().Select(op => op.Window).GroupBy(window => Word(window) + Suffix(window)).Select(group => group.First()))
        {
            Row(writer, window);
            for (int pixels = TileEmitter.LargestTile; pixels >= 1; pixels--)
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

        if (context.AllOps.Any(op => op is ConvolutionGradientOp { Window.IsLanewise: true }))
        {
            DepthwiseTileEmitter.Gradient(writer);
        }

        if (context.AllOps.Any(op => op is ConvolutionGradientOp { Window.IsLanewise: false }))
        {
            Gradient(writer);
            foreach (int inputs in GradientHeights)
            {
                GradientTile(writer, inputs);
            }
        }
    }

    /// <summary>What the text of a tile depends on: the step from one pixel to the next, and how channels are unrolled.</summary>
    public static string Suffix(Window window) => window.IsLanewise ? $"S{window.StrideWidth}" : $"S{window.StrideWidth}U{Unroll(window)}";

    /// <summary>What the names of its methods begin with.</summary>
    public static string Word(Window window) => window.IsLanewise ? "Depthwise" : "Convolution";

    private static int Unroll(Window window) => window.Channels % 4 == 0 ? 4 : 1;

    private static void Row(SourceWriter writer, Window window)
    {
        string suffix = Suffix(window);
        writer.Line();
        writer.Write($"/// <summary>A row of output pixels, in tiles of nearly equal width, {window.StrideWidth} input pixel{(window.StrideWidth == 1 ? "" : "s")} apart.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {Word(window)}Row{suffix}<TEpilogue>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w, ref $T start, ref $T y, ref $T saved, int pixels, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue");
        writer.Open($"for (int tiles = (pixels + {TileEmitter.LargestTile - 1}) / {TileEmitter.LargestTile}; tiles > 0; tiles--)");
        writer.Write("int width = (pixels + tiles - 1) / tiles;");
        writer.Open("for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);");
        writer.Write("ref $T yc = ref DiUnsafe.Add(ref y, c);").Write("ref $T vc = ref DiUnsafe.Add(ref saved, c);");
        writer.Open("switch (width)");
        for (int pixels = TileEmitter.LargestTile; pixels >= 1; pixels--)
        {
            writer.Write($"case {pixels}:").Indent();
            writer.Write($"{Word(window)}Tile{pixels}{suffix}<TEpilogue>(ref {(window.IsLanewise ? "DiUnsafe.Add(ref x, c)" : "x")}, xPanel, tapRow, tapColumn, ref wc, ref sc, ref yc, ref vc, kernelHeight, kernelWidth, channels);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Write("pixels -= width;");
        writer.Write($"x = ref DiUnsafe.Add(ref x, width * {16 * window.StrideWidth});");
        writer.Write("y = ref DiUnsafe.Add(ref y, width * 16);").Write("saved = ref DiUnsafe.Add(ref saved, width * 16);");
        writer.Close().Close();
    }

    private static void Tile(SourceWriter writer, Window window, int pixels)
    {
        int unroll = Unroll(window);
        writer.Line();
        writer.Write($"/// <summary>{pixels} output pixel{(pixels == 1 ? "" : "s")} × 16 filters.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void ConvolutionTile{pixels}{Suffix(window)}<TEpilogue>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w, ref $T start, ref $T y, ref $T saved, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue");
        foreach ((string name, string at) in new[] { ("a", "0"), ("b", "DiV.Count & 15") })
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, pixels).Select(r => $"{name}{r} = " + (r == 0 ? $"DiSimd.Load(ref start, {at})" : name + "0"))) + ";");
        }

        writer.Write("DiV wa, wb, xk;");
        writer.Open("for (int ky = 0; ky < kernelHeight; ky++)");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
        writer.Write("ref $T xt = ref DiUnsafe.Add(ref x, (ky * tapRow) + (kx * tapColumn));");
        writer.Open("for (int c = channels; c > 0; c -= 16)");
        writer.Write("int count = global::System.Math.Min(c, 16);");
        writer.Open($"for (int k = 0; k < count; k += {unroll})");
        writer.Write("ref $T xc = ref DiUnsafe.Add(ref xt, k);");
        for (int k = 0; k < unroll; k++)
        {
            string at = k == 0 ? "" : $"{16 * k} + ";
            writer.Write($"wa = DiSimd.Load(ref w, {16 * k}); wb = DiSimd.Load(ref w, {at}(DiV.Count & 15));");
            for (int r = 0; r < pixels; r++)
            {
                string place = ((16 * window.StrideWidth * r) + k).ToString(CultureInfo.InvariantCulture);
                writer.Write($"xk = DiSimd.Broadcast(ref xc, {place}); a{r} = DiSimd.MultiplyAdd(xk, wa, a{r}); b{r} = DiSimd.MultiplyAdd(xk, wb, b{r});");
            }
        }

        writer.Write($"w = ref DiUnsafe.Add(ref w, {16 * unroll});").Close().Line();
        writer.Write("xt = ref DiUnsafe.Add(ref xt, xPanel);").Close().Close().Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < pixels; r++)
        {
            string at = r == 0 ? "" : $"{16 * r} + ";
            writer.Write($"DiSimd.Store(f.Apply(a{r}, ref saved, {16 * r}), ref y, {16 * r}); DiSimd.Store(f.Apply(b{r}, ref saved, {at}(DiV.Count & 15)), ref y, {at}(DiV.Count & 15));");
        }

        writer.Close();
    }

    private static void Gradient(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>dw[c, f] = Σ x · dz over all images and output pixels, for up to 16 channels at one place of the kernel.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void ConvolutionGradient(ref $T x, ref $T dz, int images, int height, int width, int xPixel, int xRow, int xImage, int channels, ref $T dw)");
        writer.Open("for (int tiles = (channels + 5) / 6; tiles > 0; tiles--)");
        writer.Write("int count = (channels + tiles - 1) / tiles;");
        writer.Open("for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("ref $T zc = ref DiUnsafe.Add(ref dz, c);").Write("ref $T wc = ref DiUnsafe.Add(ref dw, c);");
        writer.Open("switch (count)");
        foreach (int inputs in GradientHeights)
        {
            writer.Write($"case {inputs}:").Indent();
            writer.Write($"ConvolutionGradientTile{inputs}(ref x, ref zc, images, height, width, xPixel, xRow, xImage, ref wc);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Write("channels -= count;").Write("x = ref DiUnsafe.Add(ref x, count);").Write("dw = ref DiUnsafe.Add(ref dw, count * 16);");
        writer.Close().Close();
    }

    private static void GradientTile(SourceWriter writer, int inputs)
    {
        writer.Line();
        writer.Write($"/// <summary>{inputs} channel{(inputs == 1 ? "" : "s")} × 16 filters, sums in registers over all images and pixels.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void ConvolutionGradientTile{inputs}(ref $T x, ref $T dz, int images, int height, int width, int xPixel, int xRow, int xImage, ref $T dw)");
        foreach (string name in new[] { "a", "b" })
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, inputs).Select(i => $"{name}{i} = DiV.Zero")) + ";");
        }

        writer.Write("DiV za, zb, xi;");
        writer.Open("for (int image = 0; image < images; image++)");
        writer.Open("for (int oy = 0; oy < height; oy++)");
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref x, (image * xImage) + (oy * xRow));");
        writer.Open("for (int ox = width; ox > 0; ox--)");
        writer.Write("za = DiSimd.Load(ref dz, 0); zb = DiSimd.Load(ref dz, DiV.Count & 15);");
        for (int i = 0; i < inputs; i++)
        {
            writer.Write($"xi = DiSimd.Broadcast(ref xr, {i}); a{i} = DiSimd.MultiplyAdd(xi, za, a{i}); b{i} = DiSimd.MultiplyAdd(xi, zb, b{i});");
        }

        writer.Write("xr = ref DiUnsafe.Add(ref xr, xPixel);").Write("dz = ref DiUnsafe.Add(ref dz, 16);");
        writer.Close().Close().Close().Line();
        for (int i = 0; i < inputs; i++)
        {
            string at = i == 0 ? "" : $"{16 * i} + ";
            writer.Write($"DiSimd.Store(a{i}, ref dw, {16 * i}); DiSimd.Store(b{i}, ref dw, {at}(DiV.Count & 15));");
        }

        writer.Close();
    }
}

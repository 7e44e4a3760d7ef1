using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// The tiles of convolutions in which each filter has channels of its own: the channels are the lanes, and a tap multiplies 16 of them with 16 weights.
/// </summary>
internal static class DepthwiseTileEmitter
{
    /// <summary>Sums over the pixels of a row at once: enough to hide the latency of a multiply-add behind two loads for each.</summary>
    private const int PixelsAtOnce = 4;

    /// <summary>What the text of a tile depends on: the step from one pixel to the next.</summary>
    public static string Suffix(Window window) => $"S{window.StrideWidth}";

    public static void Tile(SourceWriter writer, Window window, int pixels)
    {
        writer.Line();
        writer.Write($"/// <summary>{pixels} output pixel{(pixels == 1 ? "" : "s")} × 16 filters, each lane on channels of its own.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void DepthwiseTile{pixels}{Suffix(window)}<TEpilogue>(ref $T x, int xPanel, int tapRow, int tapColumn, ref $T w, ref $T start, ref $T y, ref $T saved, int kernelHeight, int kernelWidth, int channels)\n    where TEpilogue : struct, IEpilogue");
        foreach ((string name, string at) in new[] { ("a", "0"), ("b", "DiV.Count & 15") })
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, pixels).Select(r => $"{name}{r} = " + (r == 0 ? $"DiSimd.Load(ref start, {at})" : name + "0"))) + ";");
        }

        writer.Write("DiV wa, wb;");
        writer.Open("for (int ky = 0; ky < kernelHeight; ky++)");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
        writer.Write("ref $T xt = ref DiUnsafe.Add(ref x, (ky * tapRow) + (kx * tapColumn));");
        writer.Open("for (int c = channels; c > 0; c--)");
        writer.Write("wa = DiSimd.Load(ref w, 0); wb = DiSimd.Load(ref w, DiV.Count & 15);");
        for (int r = 0; r < pixels; r++)
        {
            int place = 16 * window.StrideWidth * r;
            string at = place == 0 ? "" : $"{place} + ";
            writer.Write($"a{r} = DiSimd.MultiplyAdd(DiSimd.Load(ref xt, {place}), wa, a{r}); b{r} = DiSimd.MultiplyAdd(DiSimd.Load(ref xt, {at}(DiV.Count & 15)), wb, b{r});");
        }

        writer.Write("w = ref DiUnsafe.Add(ref w, 16);").Write("xt = ref DiUnsafe.Add(ref xt, xPanel);").Close().Close().Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < pixels; r++)
        {
            string at = r == 0 ? "" : $"{16 * r} + ";
            writer.Write(TileEmitter.Store(r, (16 * r).ToString(CultureInfo.InvariantCulture), at, narrow: false));
        }

        writer.Close();
    }

    public static void Gradient(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>dw[c, f] = Σ x · dz over all images and output pixels, lane by lane, for up to 16 channels of each filter at one place of the kernel.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void DepthwiseGradient(ref $T x, int xPanel, ref $T dz, int images, int height, int width, int xPixel, int xRow, int xImage, int channels, ref $T dw)");
        writer.Open("for (int channel = 0; channel < channels; channel++)");
        writer.Open("for (int c = 0; c < 16; c += DiV.Count)");
        writer.Write("ref $T zc = ref DiUnsafe.Add(ref dz, c);");
        writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, PixelsAtOnce).Select(i => $"s{i} = DiV.Zero")) + ";");
        writer.Open("for (int image = 0; image < images; image++)");
        writer.Open("for (int oy = 0; oy < height; oy++)");
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref x, (channel * xPanel) + (image * xImage) + (oy * xRow) + c);");
        writer.Write("int left = width;");
        writer.Open($"for (; left >= {PixelsAtOnce}; left -= {PixelsAtOnce})");
        for (int i = 0; i < PixelsAtOnce; i++)
        {
            writer.Write($"s{i} = DiSimd.MultiplyAdd(DiSimd.Load(ref xr, {(i == 0 ? "0" : i == 1 ? "xPixel" : $"{i} * xPixel")}), DiSimd.Load(ref zc, {16 * i}), s{i});");
        }

        writer.Write($"xr = ref DiUnsafe.Add(ref xr, {PixelsAtOnce} * xPixel);").Write($"zc = ref DiUnsafe.Add(ref zc, {16 * PixelsAtOnce});").Close().Line();
        writer.Open("for (; left > 0; left--)");
        writer.Write("s0 = DiSimd.MultiplyAdd(DiSimd.Load(ref xr, 0), DiSimd.Load(ref zc, 0), s0);");
        writer.Write("xr = ref DiUnsafe.Add(ref xr, xPixel);").Write("zc = ref DiUnsafe.Add(ref zc, 16);").Close().Close().Close().Line();
        writer.Write("DiSimd.Store((s0 + s1) + (s2 + s3), ref dw, (channel * 16) + c);");
        writer.Close().Close().Close();
    }
}

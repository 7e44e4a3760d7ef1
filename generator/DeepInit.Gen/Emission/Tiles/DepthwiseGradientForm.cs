using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The gradient of the filters of a convolution whose channels are its lanes.</summary>
internal sealed record DepthwiseGradientForm : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => "DepthwiseGradient";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>dw[c, f] = Σ x · dz over all images and output pixels, lane by lane, for up to 16 channels of each filter at one place of the kernel.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("internal static void DepthwiseGradient(ref $T x, int xPanel, ref $T dz, int images, int height, int width, int xPixel, int xRow, int xImage, int channels, ref $T dw)");
        writer.Open("for (int channel = 0; channel < channels; channel++)");
        writer.Open($"for (int c = 0; c < {Panel.Width}; c += DiV.Count)");
        writer.Write("ref $T zc = ref DiUnsafe.Add(ref dz, c);");
        writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, PixelsAtOnce).Select(i => $"s{i} = DiV.Zero")) + ";");
        writer.Open("for (int image = 0; image < images; image++)");
        writer.Open("for (int oy = 0; oy < height; oy++)");
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref x, (channel * xPanel) + (image * xImage) + (oy * xRow) + c);");
        writer.Write("int left = width;");
        writer.Open($"for (; left >= {PixelsAtOnce}; left -= {PixelsAtOnce})");
        for (int i = 0; i < PixelsAtOnce; i++)
        {
            writer.Write($"s{i} = DiSimd.MultiplyAdd(DiSimd.Load(ref xr, {(i == 0 ? "0" : i == 1 ? "xPixel" : $"{i} * xPixel")}), DiSimd.Load(ref zc, {Panel.Width * i}), s{i});");
        }

        writer.Write($"xr = ref DiUnsafe.Add(ref xr, {PixelsAtOnce} * xPixel);").Write($"zc = ref DiUnsafe.Add(ref zc, {Panel.Width * PixelsAtOnce});").Close().Line();
        writer.Open("for (; left > 0; left--)");
        writer.Write("s0 = DiSimd.MultiplyAdd(DiSimd.Load(ref xr, 0), DiSimd.Load(ref zc, 0), s0);");
        writer.Write("xr = ref DiUnsafe.Add(ref xr, xPixel);").Write($"zc = ref DiUnsafe.Add(ref zc, {Panel.Width});").Close().Close().Close().Line();
        writer.Write($"DiSimd.Store((s0 + s1) + (s2 + s3), ref dw, (channel * {Panel.Width}) + c);");
        writer.Close().Close().Close();
    }

    /// <summary>Sums over the pixels of a row at once: enough to hide the latency of a multiply-add behind two loads for each.</summary>
    private const int PixelsAtOnce = 4;
}

using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The gradient of filters: inputs of a tile are the channels at one place of the kernel, or, where there are fewer channels than places in a row of the kernel, one channel at neighbouring places.</summary>
/// <param name="AlongRow">Whether tiles run along the kernel's row instead of the channels.</param>
/// <param name="Narrow">Whether the filters fill half a panel at most.</param>
internal sealed record FilterGradientForm(bool AlongRow, bool Narrow) : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => $"{(Narrow ? "Narrow" : "")}{(AlongRow ? "Row" : "Channel")}Gradient";

    public override IEnumerable<TileForm> Needs => [new ApartContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        string what = AlongRow ? "one row of the kernel, one channel after another" : "one row of the kernel and up to 16 channels";
        writer.Write($"/// <summary>dw[kx, c, f] = Σ x · dz over all images and output pixels, for {what}.</summary>");
        writer.Write("/// <remarks>x is the pixel under the first output pixel at the row's first place, dz [images][height][width][16]; dw takes [places][channels][16], places tapStep apart.</remarks>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TApart>(ref $T x, ref $T dz, int images, int height, int width, int xPixel, int xRow, int xImage, int kernelWidth, int tapColumn, int channels, ref $T dw, int tapStep)\n    where TApart : struct, IApart");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)").Open($"for (int i = 0; i < channels * {Panel.Width}; i += DiV.Count)");
        writer.Write("DiSimd.Store(DiV.Zero, ref dw, (kx * tapStep) + i);").Close().Close().Line();
        writer.Write($"// some {Band} pixels at a time: they stay in the first-level cache for all tiles");
        writer.Write($"int band = global::System.Math.Max(1, {Band} / width);");
        writer.Open("for (int image = 0; image < images; image++)").Open("for (int oy = 0; oy < height; oy += band)");
        writer.Write("int rows = global::System.Math.Min(band, height - oy);");
        writer.Write("ref $T xb = ref DiUnsafe.Add(ref x, (image * xImage) + (oy * xRow));");
        writer.Write($"ref $T zb = ref DiUnsafe.Add(ref dz, ((image * height) + oy) * width * {Panel.Width});");
        if (AlongRow)
        {
            writer.Open("for (int k = 0; k < channels; k++)");
            writer.Write("ref $T xt = ref DiUnsafe.Add(ref xb, k);").Write($"ref $T wt = ref DiUnsafe.Add(ref dw, k * {Panel.Width});").Write("int left = kernelWidth;");
        }
        else
        {
            writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
            writer.Write("ref $T xt = ref DiUnsafe.Add(ref xb, kx * tapColumn);").Write("ref $T wt = ref DiUnsafe.Add(ref dw, kx * tapStep);").Write("int left = channels;");
        }

        writer.Open($"for (int tiles = (left + {Largest - 1}) / {Largest}; tiles > 0; tiles--)");
        writer.Write("int count = (left + tiles - 1) / tiles;");
        writer.Open(Narrow ? $"for (int c = 0; c < {Panel.Half}; c += DiV.Count)" : $"for (int c = 0; c < {Panel.Width}; c += 2 * DiV.Count)");
        writer.Write("ref $T zc = ref DiUnsafe.Add(ref zb, c);").Write("ref $T wc = ref DiUnsafe.Add(ref wt, c);");
        writer.Open("switch (count)");
        string step = AlongRow ? "tapStep" : $"{Panel.Width}";
        foreach (FilterGradientTileForm tile in all.OfType<FilterGradientTileForm>().Where(tile => tile.Narrow == Narrow).OrderByDescending(tile => tile.Inputs))
        {
            writer.Write($"case {tile.Inputs}:").Indent();
            writer.Write($"{tile.Name}<TApart>(ref xt, ref zc, rows, width, xPixel, xRow, ref wc, {step});").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Write("left -= count;");
        writer.Write(AlongRow ? "xt = ref DiUnsafe.Add(ref xt, count * tapColumn);" : "xt = ref DiUnsafe.Add(ref xt, count);");
        writer.Write($"wt = ref DiUnsafe.Add(ref wt, count * {step});");
        writer.Close().Close().Close().Close().Close();
    }

    /// <summary>Output pixels that all tiles of an item go through before the next: theirs and the image's fit the first-level cache.</summary>
    private const int Band = 128;

    /// <summary>Inputs of its largest tile.</summary>
    public int Largest => Narrow ? 2 * TileEmitter.LargestTile : TileEmitter.LargestTile;
}

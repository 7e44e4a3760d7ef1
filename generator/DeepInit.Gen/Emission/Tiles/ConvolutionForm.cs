using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A convolution over images that lie as its windows read them: an item is some rows of an image's output.</summary>
/// <param name="Shape">How its tiles go through the channels.</param>
internal sealed record ConvolutionForm(ConvolutionShape Shape) : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => Shape.Word + Shape.Suffix;

    public override IEnumerable<TileForm> Needs => [new EpilogueContract(), new ApartContract(), new ConvolutionRowForm(Shape)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>y = f(W ∗ x + start); an item is some rows of an image's output.</summary>");
        TileEmitter.Parameter(writer, "x", "The images.");
        TileEmitter.Parameter(writer, "filters", "[outputs / 16][kernelHeight][kernelWidth][channels][16].");
        TileEmitter.Parameter(writer, "start", "What the sums start from, 16 numbers per panel.");
        TileEmitter.Parameter(writer, "startPanel", "From the start of one panel's sums to the next.");
        TileEmitter.Parameter(writer, "y", "Panels [outputs / 16][rows][outputHeight][outputWidth][16].");
        TileEmitter.Parameter(writer, "saved", "What the epilogue reads, laid out as y.");
        TileEmitter.Parameter(writer, "rows", "Images.");
        TileEmitter.Parameter(writer, "height", "Rows of an image.");
        TileEmitter.Parameter(writer, "width", "Its columns.");
        TileEmitter.Parameter(writer, "pitch", "From a pixel of x to the next: 16 in panels, else the channels.");
        TileEmitter.Parameter(writer, "channels", "Channels of a filter.");
        TileEmitter.Parameter(writer, "top", "Where the image's rows begin among those of x; above lie zeros, which add nothing.");
        TileEmitter.Parameter(writer, "bottom", "Where they end.");
        TileEmitter.Parameter(writer, "outputHeight", "Rows of the output.");
        TileEmitter.Parameter(writer, "outputWidth", "Its columns.");
        TileEmitter.Parameter(writer, "outputs", "Filters.");
        TileEmitter.Parameter(writer, "perItem", "Rows of the output of an item.");
        TileEmitter.Parameter(writer, "kernelHeight", "Rows of the kernel.");
        TileEmitter.Parameter(writer, "kernelWidth", "Its columns.");
        TileEmitter.Parameter(writer, "stride", "From a row of windows to the next, in rows.");
        TileEmitter.Parameter(writer, "tapRow", "From a row of the kernel to the next, in x.");
        TileEmitter.Parameter(writer, "tapColumn", "From a column of the kernel to the next.");
        TileEmitter.Parameter(writer, "sharedBy", "Panels of filters that read the same channels; 0 where all do.");
        TileEmitter.Parameter(writer, "panelStep", "Panels of channels from those to the next.");
        TileEmitter.Parameter(writer, "first", "The first item.");
        TileEmitter.Parameter(writer, "end", "The item after the last.");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue, TApart, TStep>(ref $T x, ref $T filters, ref $T start, int startPanel, ref $T y, ref $T saved, int rows, int height, int width, int pitch, int channels, int top, int bottom, int outputHeight, int outputWidth, int outputs, int perItem, int kernelHeight, int kernelWidth, int stride, int tapRow, int tapColumn, int sharedBy, int panelStep, int first, int end)\n    where TEpilogue : struct, IEpilogue\n    where TApart : struct, IApart\n    where TStep : struct, IApart");
        writer.Write($"int xPanel = pitch == {Panel.Width} ? rows * height * width * {Panel.Width} : {Panel.Width}, yPanel = rows * outputHeight * outputWidth * {Panel.Width};");
        writer.Write("int items = (outputHeight + perItem - 1) / perItem;");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write("int image = item / items, row = (item - (image * items)) * perItem;");
        writer.Write("int rowEnd = row + global::System.Math.Min(perItem, outputHeight - row);");
        writer.Open($"for (int panel = 0; panel * {Panel.Width} < outputs; panel++)");
        writer.Write("ref $T xi = ref DiUnsafe.Add(ref x, (image * height * width * pitch) + (sharedBy == 0 ? 0 : panel / sharedBy * panelStep * xPanel));");
        writer.Write($"ref $T wp = ref DiUnsafe.Add(ref filters, panel * kernelHeight * kernelWidth * channels * {Panel.Width});");
        writer.Write("ref $T sp = ref DiUnsafe.Add(ref start, panel * startPanel);");
        writer.Open("for (int oy = row; oy < rowEnd; oy++)");
        writer.Write("int above = global::System.Math.Max(0, top - (oy * stride));");
        writer.Write("int taps = global::System.Math.Min(kernelHeight, bottom - (oy * stride)) - above;");
        writer.Write($"int yAt = (panel * yPanel) + (((image * outputHeight) + oy) * outputWidth * {Panel.Width});");
        writer.Write($"{new ConvolutionRowForm(Shape).Name}<TEpilogue, TApart, TStep>(ref DiUnsafe.Add(ref xi, (oy * stride * width * pitch) + (above * tapRow)), xPanel, tapRow, tapColumn, ref DiUnsafe.Add(ref wp, above * kernelWidth * channels * {Panel.Width}), 0, 0, ref sp, ref DiUnsafe.Add(ref y, yAt), ref DiUnsafe.Add(ref saved, yAt), outputWidth, taps, kernelWidth, channels);");
        writer.Close().Close().Close().Close();
    }
}

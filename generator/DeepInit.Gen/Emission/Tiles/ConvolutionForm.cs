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
        ConvolutionOperands.Describe(writer, "x", "filters", "start", "startPanel", "y", "saved", "rows", "height", "width", "pitch", "channels");
        TileEmitter.Parameter(writer, "top", "Where the image's rows begin among those of x; above lie zeros, which add nothing.");
        TileEmitter.Parameter(writer, "bottom", "Where they end.");
        ConvolutionOperands.Describe(writer, "outputHeight", "outputWidth", "outputs", "perItem", "kernelHeight", "kernelWidth");
        TileEmitter.Parameter(writer, "stride", "From a row of windows to the next, in rows.");
        ConvolutionOperands.Describe(writer, "tapRow", "tapColumn", "sharedBy", "panelStep", "first", "end");
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

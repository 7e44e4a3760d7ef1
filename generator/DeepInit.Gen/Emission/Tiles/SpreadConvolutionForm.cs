using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// A convolution over images whose pixels lie apart by strides s, as the gradients of strided ones do. Of the kernel, output row oy meets pixels with the rows
/// ky ≡ top − oy (mod s) alone, and so with columns: nothing is multiplied by the zeros in between, and they are not in memory.
/// </summary>
/// <param name="Shape">How its tiles go through the channels.</param>
internal sealed record SpreadConvolutionForm(ConvolutionShape Shape) : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => "Spread" + Shape.Word + Shape.Suffix;

    public override IEnumerable<TileForm> Needs => [new EpilogueContract(), new ApartContract(), new ConvolutionRowForm(Shape)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>y = f(W ∗ x + start) over an image whose pixels lie apart: of the kernel, only the taps that meet pixels are used. An item is some rows of an image's output.</summary>");
        ConvolutionOperands.Describe(writer, "x", "filters", "start", "startPanel", "y", "saved");
        TileEmitter.Parameter(writer, "local", "Memory of the thread for the rows of the image that an item reads, with zeros beside them.");
        ConvolutionOperands.Describe(writer, "rows", "height", "width", "pitch", "channels");
        TileEmitter.Parameter(writer, "top", "Rows above the image's first, spread out.");
        TileEmitter.Parameter(writer, "left", "Columns before its first, spread out.");
        TileEmitter.Parameter(writer, "stepY", "From a row of pixels to the next.");
        TileEmitter.Parameter(writer, "firstColumn", "The first of the image's columns that windows meet, below 0 where they begin beyond it.");
        TileEmitter.Parameter(writer, "columns", "How many there are from it on.");
        ConvolutionOperands.Describe(writer, "outputHeight", "outputWidth", "outputs", "perItem", "kernelHeight", "kernelWidth", "first", "end");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue, TApart, TStep>(ref $T x, ref $T filters, ref $T start, int startPanel, ref $T y, ref $T saved, ref $T local, int rows, int height, int width, int pitch, int channels, int top, int left, int stepY, int firstColumn, int columns, int outputHeight, int outputWidth, int outputs, int perItem, int kernelHeight, int kernelWidth, int first, int end)\n    where TEpilogue : struct, IEpilogue\n    where TApart : struct, IApart\n    where TStep : struct, IApart");
        writer.Write($"int stepX = default(TStep).Length / {Panel.Width};");
        writer.Write($"int xPanel = pitch == {Panel.Width} ? rows * height * width * {Panel.Width} : {Panel.Width}, yPanel = rows * outputHeight * outputWidth * {Panel.Width};");
        writer.Write($"int line = columns * pitch, tap = channels * {Panel.Width};");
        writer.Write("// the first row of the kernel that meets a row of the image is (rowOf − oy) mod stepY, the first column (columnOf − ox) mod stepX");
        writer.Write("int rowOf = (((top % stepY) + stepY) % stepY) + ((outputHeight + stepY - 1) / stepY * stepY), columnOf = (((left % stepX) + stepX) % stepX) + stepX;");
        writer.Write("int items = (outputHeight + perItem - 1) / perItem;");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write("int image = item / items, row = (item - (image * items)) * perItem;");
        writer.Write("int rowEnd = row + global::System.Math.Min(perItem, outputHeight - row);");
        writer.Write("// the image's rows that these read, with as many columns of zeros beside it as the window goes beyond it");
        writer.Write("int lowest = global::System.Math.Max(0, (row + stepY - 1 - top) / stepY);");
        writer.Write("int imageRows = global::System.Math.Min(height, ((rowEnd + kernelHeight - 2 - top) / stepY) + 1) - lowest;");
        writer.Write($"int canvasPanel = pitch == {Panel.Width} && channels > {Panel.Width} ? imageRows * line : {Panel.Width};");
        writer.Write($"global::DeepInit.Runtime.Images.PadBand(ref DiUnsafe.Add(ref x, image * height * width * pitch), xPanel, pitch == {Panel.Width} ? (channels + {Panel.Width - 1}) / {Panel.Width} : 1, height, width, pitch, columns, 0, -firstColumn, 1, 1, lowest, imageRows, ref local);");
        writer.Open($"for (int panel = 0; panel * {Panel.Width} < outputs; panel++)");
        writer.Write("ref $T wp = ref DiUnsafe.Add(ref filters, panel * kernelHeight * kernelWidth * tap);");
        writer.Write("ref $T sp = ref DiUnsafe.Add(ref start, panel * startPanel);");
        writer.Open("for (int oy = row; oy < rowEnd; oy++)");
        writer.Write("int ky = (rowOf - oy) % stepY, imageRow = (oy + ky - top) / stepY;");
        writer.Write("int above = global::System.Math.Max(0, -imageRow);");
        writer.Write("int taps = global::System.Math.Min((kernelHeight + stepY - 1 - ky) / stepY, height - imageRow) - above;");
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref local, (imageRow + above - lowest) * line);");
        writer.Write("ref $T wr = ref DiUnsafe.Add(ref wp, (ky + (above * stepY)) * kernelWidth * tap);");
        writer.Open("for (int ox = 0; ox < stepX; ox++)");
        writer.Write("int kx = (columnOf - ox) % stepX, tapColumns = (kernelWidth + stepX - 1 - kx) / stepX;");
        writer.Write($"int yAt = (panel * yPanel) + (((((image * outputHeight) + oy) * outputWidth) + ox) * {Panel.Width});");
        writer.Write($"{new ConvolutionRowForm(Shape).Name}<TEpilogue, TApart, TStep>(ref DiUnsafe.Add(ref xr, (((ox + kx - left) / stepX) - firstColumn) * pitch), canvasPanel, line, pitch, ref DiUnsafe.Add(ref wr, kx * tap), ((stepY * kernelWidth) - (tapColumns * stepX)) * tap, (stepX - 1) * tap, ref sp, ref DiUnsafe.Add(ref y, yAt), ref DiUnsafe.Add(ref saved, yAt), (outputWidth + stepX - 1 - ox) / stepX, taps, tapColumns, channels);");
        writer.Close().Close().Close().Close().Close();
    }
}

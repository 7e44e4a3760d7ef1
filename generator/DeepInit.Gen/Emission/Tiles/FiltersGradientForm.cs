using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The gradients of the filters of a convolution: an item is a panel of 16 filters at one row of the kernel, over up to 16 channels.</summary>
/// <param name="Row">What computes an item.</param>
internal sealed record FiltersGradientForm(FilterGradientForm Row) : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => Row.Name + "OfFilters";

    public override IEnumerable<TileForm> Needs => [new GradientsContract(), new ApartContract(), Row];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>dW = Σ dz · x for filters [outputs / 16][height][width][channels][16], each part handed on as soon as it is complete.</summary>");
        TileEmitter.Parameter(writer, "apart", "How far apart the inputs of a tile lie.");
        ConvolutionOperands.Describe(writer, "x");
        TileEmitter.Parameter(writer, "dz", "Panels [outputs / 16][rows][height][width][16].");
        TileEmitter.Parameter(writer, "at", "Where the filters lie in the block of parameters.");
        TileEmitter.Parameter(writer, "factors", "Which pair of factors on rate and decay they are declared with.");
        ConvolutionOperands.Describe(writer, "rows");
        TileEmitter.Parameter(writer, "height", "Rows of the output.");
        ConvolutionOperands.Describe(writer, "width", "kernelHeight", "kernelWidth", "channels", "pitch", "tapRow", "tapColumn");
        TileEmitter.Parameter(writer, "xPixel", "From what one output pixel reads to the next.");
        TileEmitter.Parameter(writer, "xRow", "From what one row of output pixels reads to the next.");
        TileEmitter.Parameter(writer, "xImage", "From an image to the next.");
        ConvolutionOperands.Describe(writer, "sharedBy", "panelStep");
        TileEmitter.Parameter(writer, "scratch", "Memory of the thread for an item's gradients.");
        TileEmitter.Parameter(writer, "gradients", "What becomes of them.");
        ConvolutionOperands.Describe(writer, "first", "end");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TApart, TGradients>(TApart apart, ref $T x, ref $T dz, int at, int factors, int rows, int height, int width, int kernelHeight, int kernelWidth, int channels, int pitch, int tapRow, int tapColumn, int xPixel, int xRow, int xImage, int sharedBy, int panelStep, ref $T scratch, TGradients gradients, int first, int end)\n    where TApart : struct, IApart\n    where TGradients : struct, IGradients");
        writer.Write($"int xPanel = pitch == {Panel.Width} ? rows * xImage : {Panel.Width};");
        writer.Write($"int zPanel = rows * height * width * {Panel.Width};");
        writer.Write($"int parts = (channels + {Panel.Width - 1}) / {Panel.Width} * kernelHeight;");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write("int panel = item / parts, part = item - (panel * parts);");
        writer.Write("int block = part / kernelHeight, ky = part - (block * kernelHeight);");
        writer.Write($"int count = global::System.Math.Min({Panel.Width}, channels - (block * {Panel.Width}));");
        writer.Write($"int blockAt = at + ((((((panel * kernelHeight) + ky) * kernelWidth * channels) + (block * {Panel.Width}))) * {Panel.Width});");
        writer.Write("int channelsAt = (block * xPanel) + (sharedBy == 0 ? 0 : panel / sharedBy * panelStep * xPanel);");
        writer.Write("ref $T dw = ref gradients.Place(blockAt, ref scratch);");
        writer.Write($"int tapStep = gradients.InScratch ? count * {Panel.Width} : channels * {Panel.Width};");
        writer.Write($"{Row.Name}<TApart>(ref DiUnsafe.Add(ref x, channelsAt + (ky * tapRow)), ref DiUnsafe.Add(ref dz, panel * zPanel), rows, height, width, xPixel, xRow, xImage, kernelWidth, tapColumn, count, ref dw, tapStep);");
        writer.Open("for (int kx = 0; kx < kernelWidth; kx++)");
        writer.Write($"gradients.Take(blockAt + (kx * channels * {Panel.Width}), ref DiUnsafe.Add(ref dw, kx * tapStep), count, {Panel.Width}, factors);");
        writer.Close().Close().Close();
    }
}

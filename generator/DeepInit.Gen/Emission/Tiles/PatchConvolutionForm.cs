using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// Convolutions 3 × 3 by patches: of a few rows of patches the transform, for each panel of filters 16 products over the channels, and the way back with
/// bias and activation. Winograd's F(2 × 2, 3 × 3), in memory that stays in the caches.
/// </summary>
/// <param name="Shape">How the tiles of its products go through the channels.</param>
internal sealed record PatchConvolutionForm(ConvolutionShape Shape) : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => "Patch" + Shape.Word + Shape.Suffix;

    public override IEnumerable<TileForm> Needs =>
        [new EpilogueContract(), new EpilogueForm(Epilogue.None), ApartForm.Neighbours, new ConvolutionRowForm(Shape), new PatchRowsForm()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>y = f(W ∗ x + start) for windows of 3 × 3, by patches of 4 × 4: their transforms, 16 products over the channels, and the way back.</summary>");
        TileEmitter.Parameter(writer, "x", "Images in panels, [channels / 16][rows][height][width][16].");
        TileEmitter.Parameter(writer, "filters", "Transformed, [outputs / 16][16][channels][16].");
        ConvolutionOperands.Describe(writer, "start", "startPanel", "y", "saved");
        TileEmitter.Parameter(writer, "zeros", "16 zeros.");
        TileEmitter.Parameter(writer, "local", "Memory of the thread for the patches of an item, and their sums.");
        ConvolutionOperands.Describe(writer, "rows", "height", "width");
        TileEmitter.Parameter(writer, "channels", "Its channels.");
        TileEmitter.Parameter(writer, "top", "Rows of zeros above the image.");
        TileEmitter.Parameter(writer, "left", "Columns of zeros beside it.");
        ConvolutionOperands.Describe(writer, "outputHeight", "outputWidth", "outputs");
        TileEmitter.Parameter(writer, "perItem", "Rows of patches of an item.");
        TileEmitter.Parameter(writer, "perItemOfOne", "The same of a single image, for more threads to share.");
        ConvolutionOperands.Describe(writer, "first", "end");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue>(ref $T x, ref $T filters, ref $T start, int startPanel, ref $T y, ref $T saved, ref $T zeros, ref $T local, int rows, int height, int width, int channels, int top, int left, int outputHeight, int outputWidth, int outputs, int perItem, int perItemOfOne, int first, int end)\n    where TEpilogue : struct, IEpilogue");
        writer.Write("int patchRows = (outputHeight + 1) / 2, columns = (outputWidth + 1) / 2;");
        writer.Write($"int panels = (channels + {Panel.Width - 1}) / {Panel.Width};");
        writer.Write($"ref $T sums = ref DiUnsafe.Add(ref local, {Window.PatchPlaces * Panel.Width} * panels * perItem * columns);");
        writer.Open("if (rows == 1)").Write("perItem = perItemOfOne;").Close().Line();
        writer.Write("int items = (patchRows + perItem - 1) / perItem;");
        writer.Write($"int xPanel = rows * height * width * {Panel.Width}, yPanel = rows * outputHeight * outputWidth * {Panel.Width};");
        writer.Write("// an item is some rows of the patches of an image");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write("int image = item / items;").Write("int row = (item - (image * items)) * perItem;");
        writer.Write("int rowCount = global::System.Math.Min(perItem, patchRows - row);").Write("int count = rowCount * columns;");
        writer.Write($"global::DeepInit.Runtime.Winograd.TransformPatches(ref DiUnsafe.Add(ref x, image * height * width * {Panel.Width}), xPanel, panels, height, width, top, left, row, rowCount, columns, ref local);");
        writer.Open($"for (int panel = 0; panel * {Panel.Width} < outputs; panel++)");
        writer.Write($"ref $T wp = ref DiUnsafe.Add(ref filters, panel * {Window.PatchPlaces * Panel.Width} * channels);");
        writer.Open($"for (int place = 0; place < {Window.PatchPlaces}; place++)");
        writer.Write($"ref $T sp = ref DiUnsafe.Add(ref sums, place * count * {Panel.Width});");
        string neighbours = ApartForm.Neighbours.Name;
        writer.Write($"{new ConvolutionRowForm(Shape).Name}<{new EpilogueForm(Epilogue.None).Name}, {neighbours}, {neighbours}>(ref DiUnsafe.Add(ref local, place * count * panels * {Panel.Width}), count * {Panel.Width}, 0, 0, ref wp, 0, 0, ref zeros, ref sp, ref sp, count, 1, 1, channels);");
        writer.Write($"wp = ref DiUnsafe.Add(ref wp, {Panel.Width} * channels);").Close().Line();
        writer.Write($"int yAt = (panel * yPanel) + (((image * outputHeight) + (2 * row)) * outputWidth * {Panel.Width});");
        writer.Write($"{new PatchRowsForm().Name}<TEpilogue>(ref sums, ref DiUnsafe.Add(ref start, panel * startPanel), ref DiUnsafe.Add(ref y, yAt), ref DiUnsafe.Add(ref saved, yAt), rowCount, columns, outputHeight - (2 * row), outputWidth);");
        writer.Close().Close().Close();
    }
}

using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Convolutions 3 × 3 by patches: of a few rows of patches the transform, for each panel of filters 16 products over the channels, and the way back with
/// bias and activation. Winograd's F(2 × 2, 3 × 3), in memory that stays in the caches.
/// </summary>
internal static class PatchEmitter
{
    /// <summary>The statements of a method of <c>x</c>, <c>filters</c>, <c>start</c>, <c>y</c>, <c>zeros</c> and <c>local</c>.</summary>
    public static void Body(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;
        int panels = Panel.Count(w.Channels);
        (int items, int perItem, int itemsOfOne, int perItemOfOne) = (w.PatchItems, w.PatchRowsPerItem, w.PatchItemsOfOne, w.PatchRowsOfOne);
        writer.Write($"ref $T sums = ref DiUnsafe.Add(ref local, {w.PatchLength});");
        if (itemsOfOne > 1)
        {
            bool same = items == itemsOfOne;
            writer.Write(same ? $"// an item is up to {perItem} rows of {w.PatchColumns} patches of an image" : $"// an item is {(items == 1 ? "an image" : "a part of an image")}; of a single one up to {perItemOfOne} rows of {w.PatchColumns} patches");
            writer.Write(same ? $"const int items = {items}, perItem = {perItem};" : $"int items = rows == 1 ? {itemsOfOne} : {items}, perItem = rows == 1 ? {perItemOfOne} : {perItem};");
        }
        else
        {
            writer.Write("// an item is an image");
        }

        writer.Open("for (int item = first; item < end; item++)");
        bool even = w.PatchRows % perItem == 0 && w.PatchRows % perItemOfOne == 0;
        if (itemsOfOne > 1)
        {
            writer.Write("int image = item / items;").Write("int row = (item - (image * items)) * perItem;");
            writer.Write(even ? "int rowCount = perItem;" : $"int rowCount = global::System.Math.Min(perItem, {w.PatchRows} - row);");
        }
        else
        {
            writer.Write("int image = item;").Write("const int row = 0;").Write($"const int rowCount = {w.PatchRows};");
        }

        writer.Write($"int count = {(Whole)"rowCount" * w.PatchColumns};");
        writer.Write($"global::DeepInit.Runtime.Winograd.TransformPatches(ref DiUnsafe.Add(ref x, image * {w.ImageHeight * w.ImageWidth * 16}), xPanel, {panels}, {w.ImageHeight}, {w.ImageWidth}, {w.Top}, {w.Left}, row, rowCount, {w.PatchColumns}, ref local);");
        writer.Open($"for (int panel = 0; panel < {Panel.Count(w.Filters)}; panel++)");
        writer.Write($"ref $T wp = ref DiUnsafe.Add(ref filters, panel * {Window.PatchPlaces * Panel.Width * w.Channels});");
        writer.Open("for (int place = 0; place < 16; place++)");
        writer.Write("ref $T sp = ref DiUnsafe.Add(ref sums, place * count * 16);");
        writer.Write($"{ConvolutionTiles.Row(context, op, Epilogue.None)}(ref DiUnsafe.Add(ref local, place * count * {panels * 16}), count * 16, 0, 0, ref wp, 0, 0, ref zeros, ref sp, ref sp, count, 1, 1, {w.Channels});");
        writer.Write($"wp = ref DiUnsafe.Add(ref wp, {16 * w.Channels});").Close().Line();
        writer.Write($"int yAt = (panel * yPanel) + ({(((Whole)"image" * w.OutputHeight) + "2 * row") * (w.OutputWidth * 16)});");
        writer.Write($"{context.Tile(new PatchRowsForm(), new EpilogueForm(op.Epilogue))}(ref sums, {ConvolutionEmitter.Start(op)}, ref DiUnsafe.Add(ref y, yAt), {ConvolutionEmitter.Saved(op)}, rowCount, {w.PatchColumns}, {w.OutputHeight} - (2 * row), {w.OutputWidth});");
        writer.Close().Close();
    }
}

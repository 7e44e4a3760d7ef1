using DeepInit.Gen.Planning;
using DeepInit.Gen.Emission.Tiles;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Convolutions 3 × 3 by patches: of a few rows of patches the transform, for each panel of filters 16 products over the channels, and the way back with
/// bias and activation. Winograd's F(2 × 2, 3 × 3), in memory that stays in the caches.
/// </summary>
internal static class PatchEmitter
{
    /// <summary>Numbers of working memory for each thread.</summary>
    public static int Scratch(PassPlan pass) => pass.Ops.OfType<ConvolutionOp>().Where(op => op.ByPatches).Select(op => op.Window.PatchLength + op.Window.PatchSumLength).DefaultIfEmpty(0).Max();

    /// <summary>The statements of a method of <c>x</c>, <c>filters</c>, <c>start</c>, <c>y</c>, <c>zeros</c> and <c>patches</c>.</summary>
    public static void Body(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;
        int panels = (w.Channels + 15) / 16;
        bool several = w.PatchItems > 1;
        writer.Write($"ref $T sums = ref DiUnsafe.Add(ref patches, {w.PatchLength});");
        writer.Write(several ? $"// an item is up to {w.PatchRowsPerItem} rows of {w.PatchColumns} patches of an image" : "// an item is an image");
        writer.Open("for (int item = first; item < end; item++)");
        if (several)
        {
            writer.Write($"int image = item / {w.PatchItems};").Write($"int row = (item - (image * {w.PatchItems})) * {w.PatchRowsPerItem};");
            writer.Write(w.PatchRows % w.PatchRowsPerItem == 0 ? $"const int rowCount = {w.PatchRowsPerItem};" : $"int rowCount = global::System.Math.Min({w.PatchRowsPerItem}, {w.PatchRows} - row);");
        }
        else
        {
            writer.Write("int image = item;").Write("const int row = 0;").Write($"const int rowCount = {w.PatchRows};");
        }

        string constant = several && w.PatchRows % w.PatchRowsPerItem != 0 ? "int" : "const int";
        writer.Write($"{constant} count = rowCount * {w.PatchColumns};");
        writer.Write($"global::DeepInit.Runtime.Winograd.TransformPatches(ref DiUnsafe.Add(ref x, image * {w.ImageHeight * w.ImageWidth * 16}), xPanel, {panels}, {w.ImageHeight}, {w.ImageWidth}, {w.Top}, {w.Left}, row, rowCount, {w.PatchColumns}, ref patches);");
        writer.Open($"for (int panel = 0; panel < {(w.Filters + 15) / 16}; panel++)");
        writer.Write($"ref $T wp = ref DiUnsafe.Add(ref filters, panel * {256 * w.Channels});");
        writer.Open("for (int place = 0; place < 16; place++)");
        writer.Write("ref $T sp = ref DiUnsafe.Add(ref sums, place * count * 16);");
        writer.Write($"{ConvolutionTileEmitter.RowMethod(w, context.Epilogues[Epilogue.None])}(ref DiUnsafe.Add(ref patches, place * count * {panels * 16}), count * 16, 0, 0, ref wp, ref zeros, ref sp, ref sp, count, 1, 1, {w.Channels});");
        writer.Write($"wp = ref DiUnsafe.Add(ref wp, {16 * w.Channels});").Close().Line();
        writer.Write($"int yAt = (panel * yPanel) + (((image * {w.OutputHeight}) + (2 * row)) * {w.OutputWidth * 16});");
        writer.Write($"PatchRows<{context.Epilogues[op.Epilogue]}>(ref sums, {ConvolutionEmitter.Start(op)}, ref DiUnsafe.Add(ref y, yAt), {ConvolutionEmitter.Saved(op)}, rowCount, {w.PatchColumns}, {w.OutputHeight} - (2 * row), {w.OutputWidth});");
        writer.Close().Close();
    }
}

using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Convolutions 3 × 3 by patches: the call of the tile with the sizes of a layer.</summary>
internal static class PatchEmitter
{
    /// <summary>The call in a method of <c>x</c>, <c>filters</c>, <c>start</c>, <c>y</c>, <c>zeros</c> and <c>local</c>.</summary>
    public static void Call(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;

        // Asks for the tiles of so many patches, too.
        ConvolutionTiles.Row(context, op, Epilogue.None);
        string tile = context.Tile(new PatchConvolutionForm(ConvolutionShape.Of(w)), new EpilogueForm(op.Epilogue));
        writer.Write($"{tile}({ConvolutionEmitter.Operands(op)}, ref zeros, ref local, rows, {w.ImageHeight}, {w.ImageWidth}, {w.Channels}, top: {w.Top}, left: {w.Left}, {w.OutputHeight}, {w.OutputWidth}, {w.Filters}, perItem: {w.PatchRowsPerItem}, perItemOfOne: {w.PatchRowsOfOne}, first, end);");
    }
}

using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Convolutions over images whose pixels lie apart by strides s, as the gradients of strided ones do. Of the kernel, output row oy meets pixels with the rows
/// ky ≡ top − oy (mod s) alone, and so with columns: nothing is multiplied by the zeros in between, and they are not in memory.
/// </summary>
internal static class SpreadEmitter
{
    /// <summary>The call in a method of <c>x</c>, <c>filters</c>, <c>start</c>, <c>y</c> and <c>local</c>.</summary>
    public static void Call(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;
        Placement placed = op.Placed!;
        Canvas c = placed.Canvas;
        (int first, int columns) = Columns(w, c);
        string types = ConvolutionTiles.TypesOfRow(context, op, op.Epilogue);
        writer.Write($"{context.Tile(new SpreadConvolutionForm(ConvolutionShape.Of(w)))}{types}({ConvolutionEmitter.Operands(op)}, ref local, rows, "
            + $"{placed.Height}, {placed.Width}, {w.Pitch}, {w.Channels}, top: {c.Top}, left: {c.Left}, stepY: {c.StepY}, {first}, {columns}, {w.OutputHeight}, {w.OutputWidth}, {w.Filters}, perItem: {w.RowsPerItem}, {w.KernelHeight}, {w.KernelWidth}, first, end);");
    }

    /// <summary>The first of the image's columns that the window meets, below 0 where it begins beyond the image, and how many there are from it on.</summary>
    private static (int First, int Count) Columns(Window w, Canvas c)
    {
        int[] firsts = [.. Enumerable.Range(0, Math.Min(c.StepX, w.OutputWidth)).Select(ox => (ox + Remainder(c.Left - ox, c.StepX) - c.Left) / c.StepX)];
        int[] lasts = [.. Enumerable.Range(0, Math.Min(c.StepX, w.OutputWidth)).Select(ox =>
            firsts[ox] + ((w.OutputWidth - ox - 1) / c.StepX) + ((w.KernelWidth - 1 - Remainder(c.Left - ox, c.StepX) + c.StepX) / c.StepX) - 1)];
        return (firsts.Min(), lasts.Max() - firsts.Min() + 1);
    }

    private static int Remainder(int a, int b) => ((a % b) + b) % b;
}

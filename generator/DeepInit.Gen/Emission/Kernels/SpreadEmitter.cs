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
    /// <summary>The statements for the output rows <c>row</c> to <c>row + count</c> of <c>image</c>.</summary>
    public static void Rows(SourceWriter writer, EmissionContext context, ConvolutionOp op, string image)
    {
        Window w = op.Window;
        Placement placed = op.Placed!;
        Canvas c = placed.Canvas;
        (int first, int columns) = Columns(w, c);
        int line = columns * w.Pitch, tap = w.Channels * 16;

        writer.Write("// the image's rows that these read, with as many columns of zeros beside it as the window goes beyond it");
        writer.Write($"int lowest = global::System.Math.Max(0, {Divided(Plus("row", c.StepY - 1 - c.Top), c.StepY)});");
        writer.Write($"int imageRows = global::System.Math.Min({placed.Height}, ({Divided(Plus("row + count", w.KernelHeight - 2 - c.Top), c.StepY)}) + 1) - lowest;");
        ConvolutionEmitter.CanvasPanel(writer, w, $"imageRows * {line}");
        writer.Write($"global::DeepInit.Runtime.Images.PadBand({image}, xPanel, {(w.Pitch == 16 ? Panel.Count(w.Channels) : 1)}, {placed.Height}, {placed.Width}, {w.Pitch}, {columns}, 0, {-first}, 1, 1, lowest, imageRows, ref local);");
        bool panels = ConvolutionEmitter.OpenPanels(writer, op);
        writer.Open("for (int oy = row; oy < row + count; oy++)");
        writer.Write("// ky, the first row of the kernel that meets a row of the image, and imageRow, that row");
        writer.Write($"int ky = {First(c.Top, w.OutputHeight, "oy", c.StepY)};").Write($"int imageRow = {Divided(Plus("oy + ky", -c.Top), c.StepY)};");
        writer.Write("int above = global::System.Math.Max(0, -imageRow);");
        writer.Write($"int taps = global::System.Math.Min({Divided($"{w.KernelHeight + c.StepY - 1} - ky", c.StepY)}, {placed.Height} - imageRow) - above;");
        writer.Write($"ref $T xr = ref DiUnsafe.Add(ref local, (imageRow + above - lowest) * {line});");
        writer.Write($"ref $T wr = ref DiUnsafe.Add(ref wp, {((Whole)"ky" + ((Whole)"above" * c.StepY)) * (w.KernelWidth * tap)});");
        writer.Open($"for (int ox = 0; ox < {c.StepX}; ox++)");
        writer.Write($"int kx = {First(c.Left, c.StepX, "ox", c.StepX)};");
        writer.Write($"int tapColumns = {Divided($"{w.KernelWidth + c.StepX - 1} - kx", c.StepX)};");
        writer.Write($"int yAt = (panel * yPanel) + ({((((((Whole)"image" * w.OutputHeight) + "oy") * w.OutputWidth) + "ox") * 16)});");
        writer.Write($"{ConvolutionTiles.Row(context, op, op.Epilogue)}(ref DiUnsafe.Add(ref xr, ({Plus(first == 0 ? Divided(Plus("ox + kx", -c.Left), c.StepX) : $"({Divided(Plus("ox + kx", -c.Left), c.StepX)})", -first)}) * {w.Pitch}), canvasPanel, {line}, {w.Pitch}, "
            + $"ref DiUnsafe.Add(ref wr, kx * {tap}), ({c.StepY * w.KernelWidth} - (tapColumns * {c.StepX})) * {tap}, {(c.StepX - 1) * tap}, ref sp, "
            + $"ref DiUnsafe.Add(ref y, yAt), {ConvolutionEmitter.Saved(op)}, {Divided($"{w.OutputWidth + c.StepX - 1} - ox", c.StepX)}, taps, tapColumns, {w.Channels});");
        writer.Close().Close();
        if (panels)
        {
            writer.Close();
        }
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

    // (offset − at) mod step, of a number that is not negative.
    private static string First(int offset, int length, string at, int step) =>
        step == 1 ? "0" : $"({Remainder(offset, step) + ((length + step - 1) / step * step)} - {at}) % {step}";

    private static string Plus(string number, int offset) => offset switch
    {
        0 => number,
        > 0 => $"{number} + {offset}",
        _ => $"{number} - {-offset}",
    };

    private static string Divided(string number, int by) => by == 1 ? number : number.Contains(" ") ? $"({number}) / {by}" : $"{number} / {by}";
}

using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>Which tiles convolutions and the gradients of their filters run on.</summary>
internal static class ConvolutionTiles
{
    /// <summary>The method that computes a row of an op's output pixels, or every n-th of it.</summary>
    public static string Row(EmissionContext context, ConvolutionOp op, Epilogue epilogue) =>
        context.Tile(new ConvolutionRowForm(ConvolutionShape.Of(op.Window))) + TypesOfRow(context, op, epilogue);

    /// <summary>The type arguments of that method, and of those that call it. Asks for all tiles that it will call.</summary>
    public static string TypesOfRow(EmissionContext context, ConvolutionOp op, Epilogue epilogue)
    {
        Window window = op.Window;
        ConvolutionShape shape = ConvolutionShape.Of(window);
        foreach (int pixels in RowsOf(op).SelectMany(pixels => TileEmitter.Split(pixels, shape.Largest)).Distinct())
        {
            context.Tile(shape.Tile(pixels));
        }

        ApartForm step = op.LeavesOutGaps ? ApartForm.Spread(Step(op)) : ApartForm.Neighbours;
        TileForm[] types = shape.Lanewise
            ? [new EpilogueForm(epilogue)]
            : [new EpilogueForm(epilogue), new ApartForm(window.Pitch * window.StrideWidth), step];
        return $"<{string.Join(", ", types.Select(type => context.Tile(type)))}>";
    }

    /// <summary>The call of the method that computes the gradient of filters, up to its first argument.</summary>
    public static string Gradient(EmissionContext context, Window window)
    {
        // Where there are fewer channels than places in a row of the kernel, tiles run along the row.
        bool alongRow = window.Channels < window.KernelWidth;
        var form = new FilterGradientForm(alongRow, ConvolutionShape.IsNarrow(window));
        int[] lengths = alongRow ? [window.KernelWidth] : [Math.Min(window.Channels, Panel.Width), window.Channels % Panel.Width];
        foreach (int inputs in lengths.Where(length => length > 0).SelectMany(length => TileEmitter.Split(length, form.Largest)).Distinct())
        {
            context.Tile(new FilterGradientTileForm(inputs, form.Narrow));
        }

        string apart = context.Tile(new ApartForm(alongRow ? window.Pitch * window.DilationWidth : 1));
        return $"{context.Tile(new FiltersGradientForm(form))}(default({apart})";
    }

    /// <summary>From an output pixel that a tile computes to the next.</summary>
    private static int Step(ConvolutionOp op) => op.LeavesOutGaps ? op.Placed!.Canvas.StepX : 1;

    // Pixels in the rows that a convolution computes: its own, or patches in a row.
    private static int[] RowsOf(ConvolutionOp op) => op.ByPatches
        ? [.. new[] { op.Window.PatchRowsPerItem, op.Window.PatchRowsOfOne }.SelectMany(rows => new[] { rows, ((op.Window.PatchRows - 1) % rows) + 1 }).Select(rows => rows * op.Window.PatchColumns)]
        : [.. Enumerable.Range(0, Step(op)).Select(column => (op.Window.OutputWidth - column + Step(op) - 1) / Step(op)).Where(pixels => pixels > 0)];
}

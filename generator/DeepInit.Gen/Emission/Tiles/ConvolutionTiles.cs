using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>Which tiles convolutions and the gradients of their filters run on.</summary>
internal static class ConvolutionTiles
{
    /// <summary>The method that computes a row of an op's output pixels, or every n-th of it.</summary>
    public static string Row(EmissionContext context, ConvolutionOp op, Epilogue epilogue)
    {
        Window window = op.Window;
        ConvolutionShape shape = ConvolutionShape.Of(window);
        foreach (int pixels in RowsOf(op).SelectMany(pixels => TileEmitter.Split(pixels, shape.Largest)).Distinct())
        {
            context.Tile(shape.Tile(pixels));
        }

        ApartForm step = op.LeavesOutGaps ? ApartForm.Spread(Step(op)) : ApartForm.Neighbours;
        return context.Tile(new ConvolutionRowForm(shape), shape.Lanewise
            ? [new EpilogueForm(epilogue)]
            : [new EpilogueForm(epilogue), new ApartForm(window.Pitch * window.StrideWidth), step]);
    }

    /// <summary>The method that computes the gradient of a row of the kernel.</summary>
    public static string Gradient(EmissionContext context, Window window)
    {
        // Where there are fewer channels than places in a row of the kernel, tiles run along the row.
        bool alongRow = window.Channels < window.KernelWidth;
        var form = new FilterGradientForm(alongRow, ConvolutionShape.IsNarrow(window));
        int[] lengths = alongRow ? [window.KernelWidth] : [Math.Min(window.Channels, 16), window.Channels % 16];
        foreach (int inputs in lengths.Where(length => length > 0).SelectMany(length => TileEmitter.Split(length, form.Largest)).Distinct())
        {
            context.Tile(new FilterGradientTileForm(inputs, form.Narrow));
        }

        return context.Tile(form, new ApartForm(alongRow ? window.Pitch * window.DilationWidth : 1));
    }

    /// <summary>From an output pixel that a tile computes to the next.</summary>
    private static int Step(ConvolutionOp op) => op.LeavesOutGaps ? op.Placed!.Canvas.StepX : 1;

    // Pixels in the rows that a convolution computes: its own, or patches in a row.
    private static int[] RowsOf(ConvolutionOp op) => op.ByPatches
        ? [.. new[] { op.Window.PatchRowsPerItem, op.Window.PatchRowsOfOne }.SelectMany(rows => new[] { rows, ((op.Window.PatchRows - 1) % rows) + 1 }).Select(rows => rows * op.Window.PatchColumns)]
        : [.. Enumerable.Range(0, Step(op)).Select(column => (op.Window.OutputWidth - column + Step(op) - 1) / Step(op)).Where(pixels => pixels > 0)];
}

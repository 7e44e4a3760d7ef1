using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The product of a matrix with rows, for all rows and for panels of 16 outputs.</summary>
/// <param name="Unroll">Steps along the sums that its tiles are written out for.</param>
/// <param name="InOrder">Whether a row is summed in the order that it has among others also where it is the only one.</param>
internal sealed record ProductForm(int Unroll, bool InOrder = false) : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => (InOrder ? "OrderedProduct" : "Product") + Unrolled(Unroll);

    public override IEnumerable<TileForm> Needs => InOrder ? [new ProductRowsForm(Unroll)] : [new ProductRowsForm(Unroll), new SingleRowForm(), new SplitRowForm(Narrow: false)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>y[r, o] = f(start + Σ_k x[r, k] · w[o, k]) for all rows and for panels of 16 outputs{(InOrder ? "; the bits of a row do not depend on how many there are" : "")}.</summary>");
        TileEmitter.Parameter(writer, "x", "Panels [inner / 16][rows][16], or rows [rows][inner].");
        TileEmitter.Parameter(writer, "w", "Panels [outputs / 16][inner][16].");
        TileEmitter.Parameter(writer, "start", "What the sums start from, 16 numbers per panel.");
        TileEmitter.Parameter(writer, "startPanel", "From one panel's start to the next.");
        TileEmitter.Parameter(writer, "y", "Panels [outputs / 16][rows][16].");
        TileEmitter.Parameter(writer, "rows", "Rows of x and y.");
        TileEmitter.Parameter(writer, "inner", "Features of x: the length of the sums.");
        TileEmitter.Parameter(writer, "first", "The first panel of 16 outputs to compute.");
        TileEmitter.Parameter(writer, "end", "The panel after the last.");
        writer.Open($"internal static void {Name}<TEpilogue, TRows>(ref $T x, ref $T w, ref $T start, int startPanel, ref $T y, int rows, int inner, int first, int end)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        TileEmitter.Advance(writer, ("w", $"first * inner * {Panel.Width}"), ("start", "first * startPanel"), ("y", $"first * rows * {Panel.Width}"));
        writer.Write("int panels = end - first;");
        if (!InOrder)
        {
            WriteSingleRow(writer);
        }

        writer.Open("for (; panels > 0; panels--)");
        writer.Write($"ProductRows{Unrolled(Unroll)}<TEpilogue, TRows>(ref x, ref w, ref start, ref y, ref y, rows, inner);");
        TileEmitter.Advance(writer, ("w", $"inner * {Panel.Width}"), ("start", "startPanel"), ("y", $"rows * {Panel.Width}"));
        writer.Close().Close();
    }

    private static void WriteSingleRow(SourceWriter writer)
    {
        writer.Open("if (rows == 1)");
        writer.Write("// one row: several panels at once, so that enough sums are in flight");
        writer.Open("for (; panels >= 4; panels -= 4)");
        writer.Write("SingleRow4<TEpilogue>(ref x, ref w, ref start, startPanel, ref y, inner);");
        TileEmitter.Advance(writer, ("w", "inner * 64"), ("start", "startPanel * 4"), ("y", "64"));
        writer.Close().Line();
        writer.Open("for (; panels > 0; panels--)");
        writer.Write("SingleRow1<TEpilogue>(ref x, ref w, ref start, ref y, inner);");
        TileEmitter.Advance(writer, ("w", $"inner * {Panel.Width}"), ("start", "startPanel"), ("y", $"{Panel.Width}"));
        writer.Close().Line();
        writer.Write("return;").Close().Line();
    }
}

using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// The gradient of a table, row by row: a thread takes a share of the table's rows, sums what comes from the ids of each in the order of the batch, and moves the row at once. A row
/// that no id names has the gradient 0, and is moved by it, as a dense optimiser moves it.
/// </summary>
/// <param name="Reading">What of the output's gradient goes to an id.</param>
/// <param name="IdsPerRow">Ids of each row of the batch.</param>
/// <param name="Units">Numbers of the table's rows.</param>
/// <param name="Ids">What the ids are.</param>
/// <param name="Sorted">The ids in their order.</param>
/// <param name="Places">The place of each.</param>
/// <param name="Dy">The gradient of the output.</param>
/// <param name="Gradient">The table.</param>
/// <param name="Untouched">What becomes of rows that no id names.</param>
internal sealed record TableGradient(TableReading Reading, int IdsPerRow, int Units, Ids Ids, BufferUse Sorted, BufferUse Places, BufferUse Dy, GradientOperand Gradient, UntouchedRows Untouched)
    : LayerKernel
{
    /// <summary>Shares of a table: enough for threads to even out rows with many ids and rows with none.</summary>
    private const int MostShares = 64;

    /// <summary>What tells it from those of other tables of the layer; empty where there is one.</summary>
    public string Table { get; init; } = "";

    private int Shares => Ids.Grows ? MostShares : Math.Min(Ids.Vocabulary, MostShares);

    public override string Formula => Reading.Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = Identifiers.Pascal(Table) + "Table" };

    public override KernelSignature Signature => new(
        [
            Operand.Read("sorted", Sorted).OfIntegers(),
            Operand.Read("places", Places).OfIntegers(),
            Operand.Read("dy", Dy),
            .. Reading.Operands,
        ])
    {
        Sequences = Reading.Through,
        Gradients = new([new KernelGradient("dw", Gradient, Panel.Padded(Units))]),
    };

    public override Items Items => Items.PerCall(Shares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        text.Write($"int count = {(Reading.Through is null ? ((Whole)"rows" * IdsPerRow).ToString() : "sequences.Steps")};");
        if (Ids.Grows)
        {
            text.Write("int height = Store.RowsAt(dwOffset);");
        }

        text.Write($"int row = {RowOf("first")}, last = {RowOf("end")};");
        text.Write("int at = global::DeepInit.Runtime.SortedIds.FirstFrom(ref sortedAt, count, row);");
        string? passes = Gradient.Adds || Untouched == UntouchedRows.Move ? null : kernel.MovesAtOnce("dw");
        if (passes is not null)
        {
            text.Write($"bool passes = {passes}{(Untouched == UntouchedRows.DecayAtMost ? " && !Store.Decays(dwOffset)" : "")};");
        }

        text.Open("for (; row < last; row++)");
        if (passes is not null)
        {
            text.Open("if (passes)").Write("// on to the next row that has ids").Open("if (at == count || DiUnsafe.Add(ref sortedAt, at) >= last)").Write("break;").Close();
            text.Write("row = DiUnsafe.Add(ref sortedAt, at);").Close().Line();
        }

        text.Write("int from = at;");
        text.Open("while (at < count && DiUnsafe.Add(ref sortedAt, at) == row)").Write("at++;").Close().Line();
        if (Ids.PaddingIndex is { } padding)
        {
            text.Open($"if (row == {padding})").Write("// padding: nothing comes from it").Write("from = at;").Close().Line();
        }

        if (Gradient.Adds)
        {
            text.Open("if (from == at)").Write("continue;").Close().Line();
        }

        kernel.OpenGradient("dw", "row");
        text.Open($"for (int panel = 0; panel < {Panel.Count(Units)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write("DiV total = DiV.Zero;");
        text.Open($"for (int block = from; block < at; block += {BlockedSum.BlockLength})");
        text.Write("DiV sum = DiV.Zero;");
        text.Open($"for (int i = block; i < global::System.Math.Min(at, block + {BlockedSum.BlockLength}); i++)");
        text.Write("int place = DiUnsafe.Add(ref placesAt, i);");
        Reading.WritePlace(text);
        text.Write($"sum += {Reading.Term(kernel)};").Close().Line();
        text.Write("total += sum;").Close().Line();
        text.Write($"DiSimd.Store({(Reading.Scale == 1 ? "total" : $"total * {kernel.Constant(Reading.Scale)}")}, ref dw, (panel * 16) + c);");
        text.Close().Close();
        kernel.CloseGradient("dw");
        text.Close();
    }

    // Where a share begins: a row of the table.
    private string RowOf(string share) => Ids.Grows ? $"(int)((long)height * {share} / {Shares})" : Shares == Ids.Vocabulary ? share : $"(int)({Ids.Vocabulary}L * {share} / {Shares})";
}

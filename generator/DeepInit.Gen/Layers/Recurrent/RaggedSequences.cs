using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Rows with lengths of their own, the longest first: those that have a step are the first so many of a share, and nothing is masked. In the share's memory they lie side by side,
/// the panels as many rows apart as there are, so that the tiles take those alone. In the other direction a row begins at its own last step.
/// </summary>
internal sealed record RaggedSequences(int Units, RowCount Count, bool Reverse, bool ReturnsAll, string Part)
    : SequenceForm(Units, Reverse, ReturnsAll, Part)
{
    public override RowCount? Sequences => Count;

    public override string Alive => "alive";

    public override string After => Panels == 1 ? "j" : "(((panel * next) + r) * 16) + c";

    public override string MemoryPlace => Panels == 1 ? "j" : "(((panel * count) + r) * 16) + c";

    public override string IsLast => "s == length - 1";

    public override string Last => Panels == 1 ? "(user * 16) + c" : "(((panel * rows) + user) * 16) + c";

    public override int BackwardStates => 2;

    // Rows that have no step after this one have no gradient of the state there.
    public override string GradientAfter => $"(r < next ? DiSimd.Load(ref dhAfter, {After}) : DiV.Zero)";

    protected override string Step => "at";

    public override void OpenShare(SourceWriter text)
    {
        text.Write("int all = sequences.Steps;");
        text.Write("ref int shares = ref sequences.Shares, order = ref sequences.Order, starts = ref sequences.Starts, lengths = ref sequences.Lengths;");
        text.Open("for (int item = first; item < end; item++)");
        text.Write("// rows of about one length, the longest first, with memory of their own, in which they lie side by side");
        text.Write("int row = DiUnsafe.Add(ref shares, item), count = DiUnsafe.Add(ref shares, item + 1) - row;");
        text.Open("if (count == 0)").Write("continue;").Close().Line();
    }

    public override void OpenSteps(SourceWriter text, bool backward)
    {
        if (backward)
        {
            text.Write("// the rows that have the step after this one");
            text.Write("int next = 0;");
            text.Open("for (int s = DiUnsafe.Add(ref lengths, row) - 1; s >= 0; s--)");
            text.Write("int alive = next;");
            text.Open("while (alive < count && DiUnsafe.Add(ref lengths, row + alive) > s)").Write("alive++;").Close().Line();
            return;
        }

        text.Write("int alive = count;");
        text.Open("while (alive > 0 && DiUnsafe.Add(ref lengths, row + alive - 1) == 0)").Write("alive--;").Close().Line();
        text.Open("for (int s = 0; alive > 0; s++)");
        text.Write("// the rows that have the step after this one");
        text.Write("int next = alive;");
        text.Open("while (next > 0 && DiUnsafe.Add(ref lengths, row + next - 1) == s + 1)").Write("next--;").Close().Line();
    }

    public override void CloseStep(SourceWriter text, bool backward) => text.Write(backward ? "next = alive;" : "alive = next;").Close();

    public override void StoreAfter(SourceWriter text, string value) => text.Open("if (r < next)").Write($"DiSimd.Store({value}, ref hAfter, {After});").Close().Line();

    protected override string User => "DiUnsafe.Add(ref order, row + r)";

    protected override string First => "(((panel * begun) + r) * 16) + c";

    protected override void WriteBegun(SourceWriter text)
    {
        text.Write("int begun = count;");
        text.Open("while (begun > 0 && DiUnsafe.Add(ref lengths, row + begun - 1) == 0)").Write("begun--;").Close().Line();
    }

    protected override void WriteRow(SourceWriter text)
    {
        text.Write("int length = DiUnsafe.Add(ref lengths, row + r);");
        text.Write($"int at = DiUnsafe.Add(ref starts, row + r) + {(Reverse ? "length - 1 - s" : "s")};");
        if (EndsRows)
        {
            text.Write("int user = DiUnsafe.Add(ref order, row + r);");
        }
    }
}

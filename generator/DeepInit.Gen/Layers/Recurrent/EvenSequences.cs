using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Rows of one length: all of a share have every step.</summary>
/// <param name="Steps">Steps of each row.</param>
internal sealed record EvenSequences(int Units, int Steps, bool Reverse, bool ReturnsAll, string Part)
    : SequenceForm(Units, Reverse, ReturnsAll, Part)
{
    // A tile of four rows has as many sums in flight as multiply-adds take to finish; with fewer rows a share waits for each of them.
    private const int RowsOfShare = 4;

    public override RowCount? Sequences => null;

    public override string Alive => "count";

    public override string After => "j";

    public override string MemoryPlace => "j";

    public override string IsLast => $"s == {Number(Steps - 1)}";

    public override string Last => Panels == 1 ? "((row + r) * 16) + c" : "(((panel * rows) + row + r) * 16) + c";

    public override int BackwardStates => 1;

    public override string GradientAfter => "DiSimd.Load(ref dhShare, j)";

    protected override string Step => Steps == 1 ? "row + r + t" : $"((row + r) * {Number(Steps)}) + t";

    public override void OpenShare(SourceWriter text)
    {
        text.Write(Steps == 1 ? "int all = rows;" : $"int all = rows * {Number(Steps)};");
        text.Write($"int shares = global::System.Math.Min({Number(KernelWriter.RowShares)}, (rows + {Number(RowsOfShare - 1)}) / {Number(RowsOfShare)});");
        text.Open("for (int item = first; item < end && item < shares; item++)");
        text.Write("// a share of the rows, with memory of its own, in which they lie side by side");
        text.Write("int row = (int)((long)rows * item / shares), count = (int)((long)rows * (item + 1) / shares) - row;");
    }

    // The place of a step in the row is t.
    public override void OpenSteps(SourceWriter text, bool backward)
    {
        string last = Number(Steps - 1);
        text.Open(backward ? $"for (int s = {last}; s >= 0; s--)" : $"for (int s = 0; s < {Number(Steps)}; s++)");
        text.Write(Reverse ? $"int t = {last} - s;" : "int t = s;");
    }

    public override void CloseStep(SourceWriter text, bool backward) => text.Close();

    public override void StoreAfter(SourceWriter text, string value) => text.Write($"DiSimd.Store({value}, ref hAfter, j);");

    protected override string User => "row + r";

    protected override string First => "m";

    protected override void WriteBegun(SourceWriter text)
    {
    }

    protected override void WriteRow(SourceWriter text)
    {
    }
}

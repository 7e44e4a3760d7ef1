using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dw[t] = Σ dy[t] over the rows that reach position t, which moves at once; a position that no row reaches has the gradient 0.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Positions">Rows of the table.</param>
/// <param name="Dy">The gradient of the output.</param>
/// <param name="Gradient">The table.</param>
internal sealed record PositionGradient(PositionSteps Steps, int Positions, BufferUse Dy, GradientOperand Gradient)
    : LayerKernel
{
    /// <summary>Shares of a table: enough for threads to even out positions that many rows reach and positions that few do.</summary>
    private const int MostShares = 64;

    private int Shares => Math.Min(Positions, MostShares);

    public override string Formula => "dw[t] = Σ dy[t]";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Table" };

    public override KernelSignature Signature => new(Operand.Read("dy", Dy))
    {
        Sequences = Steps.Sequences,
        Gradients = new([new KernelGradient("dw", Gradient, Panel.Padded(Steps.Units))]),
    };

    public override Items Items => Items.PerCall(Shares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        Steps.WriteAll(text);
        text.Open($"for (int t = {PositionOf("first")}; t < {PositionOf("end")}; t++)");
        bool isLonger = Positions > Steps.Steps;
        if (isLonger)
        {
            text.Write($"int reaching = t < {Steps.Steps} ? {Steps.Rows} : 0;");
        }

        kernel.OpenGradient("dw", "t");
        text.Open($"for (int panel = 0; panel < {Panel.Count(Steps.Units)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        string value = "DiSimd.Load(ref dyAt, (((panel * all) + begin + t) * 16) + c)";
        string[] locals = Steps.Sequences is null
            ? [$"int begin = {(Whole)"r" * Steps.Steps};"]
            : ["int begin = DiUnsafe.Add(ref sequences.Offsets, r);", "bool reaches = begin + t < DiUnsafe.Add(ref sequences.Offsets, r + 1);"];
        BlockedSum.Write(text, isLonger ? "reaching" : Steps.Rows, locals, ("sum", Steps.Sequences is null ? value : $"(reaches ? {value} : DiV.Zero)"));
        kernel.Text.Write("DiSimd.Store(sum, ref dw, (panel * 16) + c);").Close().Close();
        kernel.CloseGradient("dw");
        text.Close();
    }

    // Where a share begins.
    private string PositionOf(string share) => Shares == Positions ? share : $"(int)({Positions}L * {share} / {Shares})";
}

using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y[t] = x[t] + the row of position t.</summary>
internal sealed record PositionForward(PositionSteps Steps, PositionTable Table, BufferUse X, BufferUse Y)
    : LayerKernel
{
    public override string Formula => $"y[t] = x[t] + {Table.Formula}";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Write("y", Y))
    {
        Parameters = Table.Parameter is { } table ? new([table]) : default,
        Sequences = Steps.Sequences,
    };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override bool RunsOnStack => true;

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        Table.WriteTable(Steps, kernel);
        Steps.WriteAll(text);
        text.Open($"for (int r = (int)((long){Steps.Rows} * first / {KernelWriter.RowShares}); r < (int)((long){Steps.Rows} * end / {KernelWriter.RowShares}); r++)");
        Steps.WriteRow(text);
        text.Open($"for (int panel = 0; panel < {Panel.Count(Steps.Units)}; panel++)").Open("for (int t = 0; t < steps; t++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write("int i = (((panel * all) + begin + t) * 16) + c;");
        kernel.Store("y", "i", $"DiSimd.Load(ref xAt, i) + DiSimd.Load(ref table, {Steps.Position * Panel.Padded(Steps.Units)} + (panel * 16) + c)").Close().Close().Close().Close();
    }
}

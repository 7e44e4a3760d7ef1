using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = scale · w[id].</summary>
/// <param name="Ids">Ids of each row of the batch.</param>
internal sealed record EmbeddingForward(int Ids, int Units, double Scale, BufferUse X, BufferUse Y, ParameterOperand Table)
    : LayerKernel
{
    /// <summary>What it looks up for, where the layer has other kernels, too.</summary>
    public string Part { get; init; } = "";

    public override string Formula => Scale == 1 ? "y = w[id]" : "y = √units · w[id]";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Part = Part };

    public override KernelSignature Signature => new(Operand.Read("ids", X).OfIntegers(), Operand.Write("y", Y)) { Parameters = new([Table]) };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override bool RunsOnStack => true;

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.OpenRows(Ids);
        text.Write($"ref $T entry = ref DiUnsafe.Add(ref {Table.Name}, {(Whole)"DiUnsafe.Add(ref idsAt, r)" * Panel.Padded(Units)});");
        text.Open($"for (int panel = 0; panel < {Panel.Count(Units)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        string value = "DiSimd.Load(ref entry, (panel * 16) + c)";
        kernel.Store("y", "(((panel * all) + r) * 16) + c", Scale == 1 ? value : $"{value} * {kernel.Constant(Scale)}").Close().Close().Close();
    }
}

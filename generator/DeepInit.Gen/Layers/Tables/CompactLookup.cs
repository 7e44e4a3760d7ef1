using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = w[row] of one of the tables of a compact layer.</summary>
internal sealed record CompactLookup(string Word, int Ids, int Units, BufferUse X, BufferUse Y, ParameterOperand Table)
    : LayerKernel
{
    public override string Formula => $"{Word} = w[row]";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Of = Identifiers.Pascal(Word) };

    public override KernelSignature Signature => new(Operand.Read("ids", X).OfIntegers(), Operand.Write("y", Y)) { Parameters = new([Table]) };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.OpenRows(Ids);
        text.Write($"ref $T entry = ref DiUnsafe.Add(ref {Table.Name}, {(Whole)"DiUnsafe.Add(ref idsAt, r)" * Panel.Padded(Units)});");
        text.Open($"for (int panel = 0; panel < {Panel.Count(Units)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        kernel.Store("y", "(((panel * all) + r) * 16) + c", "DiSimd.Load(ref entry, (panel * 16) + c)").Close().Close().Close();
    }
}

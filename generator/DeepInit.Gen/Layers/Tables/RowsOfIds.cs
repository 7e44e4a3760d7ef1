using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The row of a compact table that each id has.</summary>
/// <param name="Word">What it is called.</param>
/// <param name="Ids">Ids of each row of the batch.</param>
/// <param name="Row">C#: the row of <c>id</c>.</param>
/// <param name="X">The ids.</param>
/// <param name="Y">Takes the rows.</param>
internal sealed record RowsOfIds(string Word, int Ids, string Row, BufferUse X, BufferUse Y)
    : LayerKernel
{
    public override string Formula => Word + " of ids";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Of = Identifiers.Pascal(Word) };

    public override KernelSignature Signature => new(Operand.Read("ids", X).OfIntegers(), Operand.Write("y", Y).OfIntegers());

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        kernel.OpenRows(Ids);
        kernel.Text.Write("int id = DiUnsafe.Add(ref idsAt, r);").Write($"DiUnsafe.Add(ref yAt, r) = {Row};").Close();
    }
}

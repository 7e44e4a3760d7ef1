using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// What several layers looked up in one table, as if one had: row by row the ids of the first, of the second and so on, and likewise the gradients of what was found. The table then moves once, by the rows that any of them named; the sum
/// of the layers' gradients is never there as a whole.
/// </summary>
/// <param name="Units">Numbers of the table's rows.</param>
/// <param name="Parts">What each looked up.</param>
/// <param name="Ids">Takes the ids.</param>
/// <param name="Dy">Takes the gradients.</param>
internal sealed record JoinLookups(int Units, EquatableArray<Lookup> Parts, BufferUse Ids, BufferUse Dy)
    : LayerKernel
{
    private int Total => Parts.Sum(part => part.Length);

    public override string Formula => "what all layers of the table looked up, as one";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Join" };

    public override KernelSignature Signature => new(
        [
            .. Parts.SelectMany((part, i) => new[] { Operand.Read($"ids{i}", part.Ids).OfIntegers(), Operand.Read($"d{i}", part.Dy) }),
            Operand.Write("ids", Ids).OfIntegers(),
            Operand.Write("dy", Dy),
        ]);

    public override Items Items => Items.PerCall(1);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int offset = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            int length = Parts[i].Length;
            text.Open("for (int r = 0; r < rows; r++)").Open($"for (int i = 0; i < {length}; i++)");
            text.Write($"DiUnsafe.Add(ref idsAt, (r * {Total}) + {offset} + i) = DiUnsafe.Add(ref ids{i}At, (r * {length}) + i);").Close().Close().Line();
            text.Open($"for (int r = 0; r < rows * {Panel.Count(Units)}; r++)").Open($"for (int c = 0; c < {length * Panel.Width}; c += DiV.Count)");
            text.Write($"DiSimd.Store(DiSimd.Load(ref d{i}At, (r * {length * Panel.Width}) + c), ref dyAt, (r * {Total * Panel.Width}) + {offset * Panel.Width} + c);").Close().Close().Line();
            offset += length;
        }
    }
}

using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The ids of a batch in their order, and where each stands. One thread does it while others compute what comes before the tables' gradients.</summary>
/// <param name="Ids">Ids of each row of the batch.</param>
/// <param name="Vocabulary">How many ids there are; null where that is known when the program runs.</param>
/// <param name="X">The ids.</param>
/// <param name="Sorted">Takes them in their order.</param>
/// <param name="Places">Takes the place of each.</param>
/// <param name="Scratch">Room for twice as many.</param>
internal sealed record SortIds(int Ids, int? Vocabulary, BufferUse X, BufferUse Sorted, BufferUse Places, BufferUse Scratch)
    : LayerKernel
{
    public override string Formula => "ids in their order, equal ones as they stand";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Order" };

    public override KernelSignature Signature => new(
        Operand.Read("ids", X).OfIntegers(),
        Operand.Write("sorted", Sorted).OfIntegers(),
        Operand.Write("places", Places).OfIntegers(),
        Operand.Write("scratch", Scratch).OfIntegers());

    public override Items Items => Items.PerCall(1);

    public override void Write(KernelWriter kernel) =>
        kernel.Text.Write($"global::DeepInit.Runtime.SortedIds.Sort(ref idsAt, {(Whole)"rows" * Ids}, {(Vocabulary is { } known ? $"{known}" : $"global::DeepInit.Runtime.SortedIds.Count(ref idsAt, {(Whole)"rows" * Ids})")}, ref sortedAt, ref placesAt, ref scratchAt);");
}

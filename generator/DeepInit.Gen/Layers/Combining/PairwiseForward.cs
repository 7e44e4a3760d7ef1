using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>What a <see cref="PairwiseLayer"/> makes of its values x0, x1, ….</summary>
/// <param name="Shape">The shape of the values.</param>
/// <param name="X">The values.</param>
/// <param name="Y">Where the result goes.</param>
internal abstract record PairwiseForward(Shape Shape, EquatableArray<BufferUse> X, BufferUse Y)
    : LayerKernel
{
    public sealed override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public sealed override KernelSignature Signature => new([.. X.Select((x, i) => Operand.Read("x" + i, x)), Operand.Write("y", Y)]);

    public sealed override Items Items => Items.PerCall(KernelWriter.RowShares);
}

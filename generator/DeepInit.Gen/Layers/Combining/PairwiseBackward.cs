using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>The gradient of one of the values of a <see cref="PairwiseLayer"/>: it follows from all others.</summary>
/// <param name="Input">The number of the value whose gradient it is.</param>
/// <param name="Shape">The shape of the values.</param>
/// <param name="Dy">The gradient of the result.</param>
/// <param name="X">The values.</param>
/// <param name="Dx">The gradient.</param>
internal abstract record PairwiseBackward(int Input, Shape Shape, BufferUse Dy, EquatableArray<BufferUse> X, GradientUse Dx)
    : LayerKernel
{
    public sealed override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = Input.ToString(CultureInfo.InvariantCulture) };

    public sealed override KernelSignature Signature => new([Operand.Read("dy", Dy), .. Others.Select(j => Operand.Read("x" + j, X[j])), Dx.As("dx")]);

    public sealed override Items Items => Items.PerCall(KernelWriter.RowShares);

    /// <summary>The numbers of all other values.</summary>
    protected int[] Others => [.. Enumerable.Range(0, X.Count).Where(j => j != Input)];
}

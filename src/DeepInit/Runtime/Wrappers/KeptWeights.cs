namespace DeepInit.Runtime;

/// <summary>Memory beside the parameters that is copied and put back with them.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="block">It, made at the first use.</param>
/// <param name="tensors">A copy of it as tensors whose names begin so.</param>
internal sealed class KeptWeights<T>(Func<AlignedBlock<T>> block, Func<AlignedBlock<T>, string, IEnumerable<Tensor<T>>> tensors)
    where T : unmanaged
{
    public Span<T> Span => block().Span;

    public IEnumerable<Tensor<T>> Tensors(AlignedBlock<T> copy, string prefix) => tensors(copy, prefix);
}

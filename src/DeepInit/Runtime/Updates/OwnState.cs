namespace DeepInit.Runtime;

/// <summary>What an optimiser remembers of one parameter, in a shape and in memory of its own. The memory comes with its first use.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="parameter">The parameter's number.</param>
/// <param name="name">The state's name, as in files.</param>
/// <param name="shape">Its shape.</param>
/// <param name="layout">Where its elements are.</param>
/// <param name="begin">Fills it when it comes to be; null for zeros.</param>
internal sealed class OwnState<T>(int parameter, string name, int[] shape, TensorLayout layout, Action<AlignedBlock<T>>? begin)
    where T : unmanaged
{
    private AlignedBlock<T>? _block;

    public int Parameter => parameter;

    public string Name => name;

    /// <summary>Whether it is a copy of the parameter's weights: what is set from outside is set here, too.</summary>
    public bool IsOfWeights { get; init; }

    /// <summary>Whether it has memory yet.</summary>
    public bool Exists => _block is not null;

    public ref T Start => ref Block.Start;

    /// <summary>Its numbers as they lie, padding included.</summary>
    public Span<T> Span => Block.Span;

    public AlignedBlock<T> Block => _block ?? Create();

    public Tensor<T> View(string fullName) => View(Block, fullName);

    /// <summary>The same of a copy.</summary>
    public Tensor<T> View(AlignedBlock<T> copy, string fullName) => new(fullName, shape, copy, 0, layout);

    // Whoever looks at a state before training has made it must not give it memory of its own.
    private AlignedBlock<T> Create()
    {
        var block = new AlignedBlock<T>(layout.StorageLength);
        begin?.Invoke(block);
        return Interlocked.CompareExchange(ref _block, block, null) ?? block;
    }
}

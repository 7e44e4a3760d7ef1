using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A parameter of a network: its values, and while it trains its gradient and what the optimiser remembers of it.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Parameter<T> : Tensor<T>
    where T : unmanaged
{
    private readonly ParameterStore<T> _store;
    private readonly int _offset;
    private readonly int _length;
    private Tensor<T>? _gradient;

    internal Parameter(ParameterStore<T> store, ParameterDeclaration declaration, AlignedBlock<T> values)
        : base(declaration.Name, declaration.Shape, values, declaration.Offset, declaration.Layout)
    {
        _store = store;
        _offset = declaration.Offset;
        _length = declaration.Layout.StorageLength;
        Trainable = declaration.Trainable;
        Decay = declaration.Decay;
    }

    /// <summary>Whether training changes it, unless it is <see cref="Frozen"/>.</summary>
    public bool Trainable { get; }

    /// <summary>
    /// Whether training leaves it, and what the optimiser remembers of it, as they are for now; false unless set. As with <c>requires_grad = False</c> in
    /// PyTorch it does not decay and has no part in the norm that clips gradients.
    /// </summary>
    /// <remarks>
    /// Set between steps; not saved. Its gradient is still computed (<c>ComputeGradients</c> has it): <c>[Parameter(…, Trainable = false)]</c> on the class
    /// saves that time, too. Statistics of a batch normalisation are no gradient's: <c>Frozen = true</c> on the layer stops them.
    /// </remarks>
    public bool Frozen
    {
        get => _store.IsFrozen(_offset);
        set => _store.SetFrozen(_offset, _length, value);
    }

    /// <summary>Whether weight decay is applied to it.</summary>
    public bool Decay { get; }

    /// <summary>Whether <see cref="Gradient"/> can be read.</summary>
    public bool HasGradient => Trainable && _store.HasGradients;

    /// <summary>The gradient of the loss that <c>ComputeGradients</c> left here, in this parameter's shape; the next call overwrites it.</summary>
    /// <remarks>A view, not a copy.</remarks>
    /// <exception cref="InvalidOperationException">No gradient has been computed yet, or this parameter is not trainable.</exception>
    public Tensor<T> Gradient
    {
        get
        {
            if (!Trainable)
                throw new InvalidOperationException($"'{this}' is not trainable, so it has no gradient.");
            if (!_store.HasGradients)
                throw new InvalidOperationException($"'{this}' has no gradient yet: call ComputeGradients first. Training alone does not keep gradients.");
            return _gradient ??= In(_store.GradientBlock, Name + ".grad");
        }
    }

    /// <summary>What the optimiser remembers of this parameter.</summary>
    /// <remarks>A view, not a copy. Memory for the states of all parameters is allocated at the first training step or the first call of this method.</remarks>
    /// <param name="name">PyTorch's name of the state: <c>exp_avg</c> and <c>exp_avg_sq</c> for AdamW, <c>momentum_buffer</c> for SGD.</param>
    /// <exception cref="ArgumentException">The network's optimiser has no such state.</exception>
    /// <exception cref="InvalidOperationException">This parameter is not trainable.</exception>
    public Tensor<T> OptimizerState(string name)
    {
        if (!Trainable)
            throw new InvalidOperationException($"'{this}' is not trainable, so the optimiser remembers nothing of it.");
        return In(_store.StateBlock(_store.IndexOfState(name)), $"{Name}.{name}");
    }

    /// <summary>How many places it takes in the network's memory, padding included.</summary>
    public int StorageLength => _length;

    /// <summary>
    /// Its part of a span of all parameters, as the network's <c>Gradients</c> are: its own elements in the order of the network's memory, which need not be its shape's, and padding
    /// between them, which is zero. For what treats all elements alike; see <see cref="Gradient"/> for rows and columns.
    /// </summary>
    /// <param name="all">As long as the network's <c>Gradients</c>.</param>
    /// <returns><see cref="StorageLength"/> of them.</returns>
    /// <exception cref="ArgumentException">It is of another length.</exception>
    public Span<T> FindIn(Span<T> all) =>
        all.Length == _store.Length
            ? all.Slice(_offset, _length)
            : throw new ArgumentException($"A span of all parameters of the network of '{this}' has {_store.Length} elements; this one has {all.Length}.", nameof(all));

    /// <summary>As the other one, of what is only read.</summary>
    /// <param name="all">As long as the network's <c>Gradients</c>.</param>
    /// <returns><see cref="StorageLength"/> of them.</returns>
    /// <exception cref="ArgumentException">It is of another length.</exception>
    public ReadOnlySpan<T> FindIn(ReadOnlySpan<T> all) =>
        all.Length == _store.Length
            ? all.Slice(_offset, _length)
            : throw new ArgumentException($"A span of all parameters of the network of '{this}' has {_store.Length} elements; this one has {all.Length}.", nameof(all));

    /// <summary>The memory that it is part of.</summary>
    internal ParameterStore<T> Store => _store;

    /// <summary>The same place in another block of the store's layout.</summary>
    internal Tensor<T> Within(AlignedBlock<T> block, string name) => In(block, name);
}

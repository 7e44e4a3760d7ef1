using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A parameter of a network: its values, and while it trains its gradient and what the optimiser remembers of it.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Parameter<T> : Tensor<T>
    where T : unmanaged
{
    private readonly ParameterStore<T> _store;
    private readonly int _index;
    private int _offset;
    private int _length;
    private Tensor<T>? _gradient;
    private Tensor<T>? _inference;

    internal Parameter(ParameterStore<T> store, ParameterDeclaration declaration, int index, AlignedBlock<T> values)
        : base(declaration.Name, declaration.Shape ?? declaration.Layout.Shape, values, declaration.Offset, declaration.Layout)
    {
        _store = store;
        _index = index;
        _offset = declaration.Offset;
        _length = declaration.Layout.StorageLength;
        Declaration = declaration;
        Trainable = declaration.Trainable;
        Decay = declaration.Decay;
    }

    internal ParameterDeclaration Declaration { get; private set; }

    /// <summary>The tables that have a row for each id that this one has a row for; none where it keeps its rows.</summary>
    internal int[] Growing => _store.TablesWith(_index);

    /// <summary>The parameter lies elsewhere, or has other rows.</summary>
    internal void Move(ParameterDeclaration declaration)
    {
        Move(declaration.Offset, declaration.Layout, declaration.Shape ?? declaration.Layout.Shape);
        _offset = declaration.Offset;
        _length = declaration.Layout.StorageLength;
        Declaration = declaration;
        _gradient = null;
        _inference = null;
    }

    /// <summary>Whether its values are those of a file: nobody means a start from data to change them.</summary>
    internal bool IsLoaded { get; private set; }

    /// <summary>Takes the values of a file.</summary>
    internal void Load(ReadOnlySpan<T> values)
    {
        CopyFrom(values);
        IsLoaded = true;
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
        get => _store.FactorTable.IsFrozen(_index);
        set => _store.FactorTable.SetFrozen(_index, value);
    }

    /// <summary>Whether weight decay is applied to it, as the network is declared.</summary>
    public bool Decay { get; }

    /// <summary>
    /// The factor on the learning rate for this parameter: 1 unless <c>[Parameter(…, LearningRateScale = …)]</c> or the program has set it. As with a parameter group of PyTorch,
    /// it stands wherever the optimiser's formula has the rate, so that decoupled weight decay is scaled, too.
    /// </summary>
    /// <remarks>
    /// A finite number of at least 0. Set between steps; the next one takes it, at no cost per weight. It is a setting of the program, as <see cref="Frozen"/> is, and
    /// not saved: after a checkpoint has been loaded it is what the class and the program say.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or no number.</exception>
    /// <exception cref="InvalidOperationException">Set although this parameter is not trainable, or the network has no optimiser, or one that moves all parameters together (<see cref="LBFGSAttribute"/>).</exception>
    public double LearningRateScale
    {
        get => Moves ? _store.FactorTable.Of(_index).LearningRateScale : 1;
        set => _store.FactorTable.Set(_index, new UpdateFactors(value, FactorsToSet(nameof(LearningRateScale), value).WeightDecay));
    }

    /// <summary>
    /// The coefficient of weight decay for this parameter: the optimiser's where <see cref="Decay"/> is true and 0 where it is false, unless
    /// <c>[Parameter(…, WeightDecay = …)]</c> or the program has set it. The optimiser's <see cref="OptimizerAttribute.DecoupledWeightDecay"/> says what it means.
    /// </summary>
    /// <remarks>
    /// A finite number of at least 0; 0 for none. Works in networks whose optimiser does not decay, too. Set between steps; not saved, as <see cref="LearningRateScale"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or no number.</exception>
    /// <exception cref="InvalidOperationException">Set although this parameter is not trainable, or the network has no optimiser, or one that moves all parameters together (<see cref="LBFGSAttribute"/>).</exception>
    public double WeightDecay
    {
        get => Moves ? _store.FactorTable.Of(_index).WeightDecay : 0;
        set => _store.FactorTable.Set(_index, new UpdateFactors(FactorsToSet(nameof(WeightDecay), value).LearningRateScale, value));
    }

    /// <summary>
    /// What predictions, losses and files read of it: its own values, or, where training averages the weights (<see cref="ExponentialMovingAverageAttribute"/>, <see cref="StochasticWeightAveragingAttribute"/>),
    /// the average, in this parameter's shape.
    /// </summary>
    /// <remarks>A view, not a copy: as of now, until the next prediction after a change brings it up to date. Not to be written to.</remarks>
    public Tensor<T> Inference
    {
        get
        {
            if (!_store.Averages)
                return this;
            _store.RefreshInference();
            return _inference ??= In(_store.InferenceBlock, Name);
        }
    }

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
        return _store.StateOf(this, _index, name, $"{Name}.{name}");
    }

    /// <summary>
    /// The names of what the optimiser remembers of this parameter, for <see cref="OptimizerState"/>; empty where nothing moves it. Optimisers that move whole tensors may remember other things of a
    /// matrix than of a vector.
    /// </summary>
    public IReadOnlyList<string> OptimizerStateNames => Trainable ? [.. _store.StatesOf(_index)] : [];

    /// <summary>How many places it takes in the network's memory, padding included.</summary>
    public int StorageLength => _length;

    /// <summary>
    /// Its part of a span of all parameters, or, as the network's <c>Gradients</c> are, of those that train: its own elements in the order of the network's memory, which need not be its shape's, and padding
    /// between them, which is zero. For what treats all elements alike; see <see cref="Gradient"/> for rows and columns.
    /// </summary>
    /// <param name="all">As long as the network's <c>Gradients</c>, or as its values.</param>
    /// <returns><see cref="StorageLength"/> of them; none where the span is of what trains, and this does not.</returns>
    /// <exception cref="ArgumentException">It is of another length.</exception>
    public Span<T> FindIn(Span<T> all) =>
        all.Length == _store.Length || (all.Length == _store.TrainedLength && Trainable) ? all.Slice(_offset, _length)
            : all.Length == _store.TrainedLength ? default
            : throw new ArgumentException($"A span of all parameters of the network of '{this}' has {_store.Length} elements, and {_store.TrainedLength} of those that train; this one has {all.Length}.", nameof(all));

    /// <summary>As the other one, of what is only read.</summary>
    /// <param name="all">As long as the network's <c>Gradients</c>, or as its values.</param>
    /// <returns><see cref="StorageLength"/> of them; none where the span is of what trains, and this does not.</returns>
    /// <exception cref="ArgumentException">It is of another length.</exception>
    public ReadOnlySpan<T> FindIn(ReadOnlySpan<T> all) =>
        all.Length == _store.Length || (all.Length == _store.TrainedLength && Trainable) ? all.Slice(_offset, _length)
            : all.Length == _store.TrainedLength ? default
            : throw new ArgumentException($"A span of all parameters of the network of '{this}' has {_store.Length} elements, and {_store.TrainedLength} of those that train; this one has {all.Length}.", nameof(all));

    /// <summary>The memory that it is part of.</summary>
    internal ParameterStore<T> Store => _store;

    /// <summary>Its number in the store.</summary>
    internal int Index => _index;

    /// <summary>The same place in another block of the store's layout, or of the part of it from an offset on.</summary>
    internal Tensor<T> Within(AlignedBlock<T> block, string name, int from = 0) => In(block, name, from);

    private protected override void WasSet(int start, int length) => _store.SetFromOutside(_index, start, length);

    // Whether an optimiser moves it, unless it is frozen.
    private bool Moves => Trainable && _store.FactorTable.HasOptimizer;

    private UpdateFactors FactorsToSet(string property, double value)
    {
        if (!Trainable)
            throw new InvalidOperationException($"'{this}' is not trainable, so its {property} cannot be set.");
        if (!_store.FactorTable.HasOptimizer)
            throw new InvalidOperationException($"{property} of '{this}' cannot be set: the network has no optimiser.");
        if (_store.NeedsAllRows)
            throw new InvalidOperationException($"{property} of '{this}' cannot be set: the network trains by LBFGS, whose line search moves all parameters together.");
        if (!(value >= 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{property} of '{this}' must be a finite number of at least 0.");
        return _store.FactorTable.Of(_index);
    }
}

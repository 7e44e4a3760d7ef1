namespace DeepInit.Runtime;

/// <content>
/// What predictions, losses and files read: the parameters, or, where training averages them, a block of the same layout with the averages, and with what is derived from these behind them.
/// </content>
public sealed partial class ParameterStore<T>
{
    private readonly object _refreshing = new();
    private IInferenceWeights<T>? _averages;
    private AlignedBlock<T>? _inference;
    private int _inferenceVersion = -1;
    private AlignedBlock<T>? _estimation;
    private double[]? _taken;
    private bool _estimates;
    private T[]? _estimated;
    private bool _predictsAverages = true;

    /// <summary>The first of the values that predictions read; those that <see cref="RefreshInference"/> has made last, where training averages.</summary>
    public ref T Inference => ref InferenceBlock.Start;

    /// <summary>Whether predictions read other weights than those that training moves.</summary>
    internal bool Averages => _averages is not null;

    /// <summary>Whether predictions, losses and files take the averages; the weights that training moves otherwise.</summary>
    internal bool PredictsAverages
    {
        get => _predictsAverages;
        set
        {
            _predictsAverages = value;
            Changed();
        }
    }

    /// <summary>The first of the values that a pass of training reads, and whose statistics it moves: the parameters, but for passes that estimate the statistics of averages.</summary>
    internal ref T TrainedValues => ref (_estimates ? _estimation! : _values).Start;

    internal AlignedBlock<T> InferenceBlock => _averages is null ? _values : _inference ?? Created(ref _inference, new AlignedBlock<T>(_values.Length));

    /// <summary>Brings what predictions read up to date, at the first call after a change.</summary>
    public void RefreshInference()
    {
        _late?.Settle();
        if (_averages is null || Volatile.Read(ref _inferenceVersion) == Version)
            return;
        lock (_refreshing)
        {
            int version = Version;
            if (_inferenceVersion == version)
                return;
            Span<T> values = InferenceBlock.Span.Slice(0, Length);
            ValueSpan.CopyTo(values);
            if (PredictsAverages)
            {
                _averages.WriteTo(values);
                WriteEstimated(values);
            }

            Volatile.Write(ref _inferenceVersion, version);
        }
    }

    /// <summary>Has predictions read parameter + factor · state, of the parameters that have the state.</summary>
    /// <param name="state">The position of the state's name in the constructor's list.</param>
    /// <param name="factor">The factor.</param>
    public void PredictWith(int state, double factor) => PredictWith(new ShiftedWeights<T>(this, state, state < _firstBeside ? 0 : StatesBeside, factor));

    /// <summary>Says what predictions read.</summary>
    internal void PredictWith(IInferenceWeights<T> averages) => _averages = averages;

    /// <summary>Says how much of a batch's statistics a pass of training takes into a running one, so that they can be had from it.</summary>
    /// <param name="parameter">The number of the running statistic.</param>
    /// <param name="taken">The share, in (0, 1].</param>
    public void EstimateStatistic(int parameter, double taken) => (_taken ??= new double[_declarations.Length])[parameter] = taken;

    /// <summary>What is copied with the weights, beside them: averages, and what else predictions follow from.</summary>
    internal IEnumerable<KeptWeights<T>> KeptWeights =>
    [
        .. OwnStates.Where(state => state.IsOfWeights).Select(state => new KeptWeights<T>(() => state.Block, (copy, prefix) => [state.View(copy, $"{prefix}{Parameters[state.Parameter].Name}.{state.Name}")])),
        .. _averages is ShiftedWeights<T> shifted
            ? [new KeptWeights<T>(() => StateBlock(shifted.State), (copy, prefix) => Parameters.Where((p, i) => p.Trainable && StatesOf(i).Contains(_stateNames[shifted.State])).Select(p => p.Within(copy, $"{prefix}{p.Name}.{_stateNames[shifted.State]}", shifted.From)))]
            : Array.Empty<KeptWeights<T>>(),
    ];

    /// <summary>Begins passes of training on a copy of what predictions read, whose statistics they move.</summary>
    internal Span<T> BeginEstimate()
    {
        RefreshInference();
        _estimation ??= new AlignedBlock<T>(Length);
        Span<T> values = _estimation.Span;
        InferenceBlock.Span.Slice(0, Length).CopyTo(values);
        _estimates = true;
        return values;
    }

    /// <summary>Ends them.</summary>
    internal void EndEstimate() => _estimates = false;

    /// <summary>
    /// Batch statistics that were estimated for the averages as they are now: the numbers of all of <see cref="Estimated"/> as they lie, one after another. They hold until the next step; null where there are none.
    /// Who changes weights for a moment puts it back with them. Never written into.
    /// </summary>
    internal T[]? Estimate
    {
        get => _estimated;
        set
        {
            _estimated = value;
            Changed();
        }
    }

    /// <summary>The weights have moved: what was estimated was of others.</summary>
    internal void StepMade() => _estimated = null;

    /// <summary>The running statistics that are estimated anew for averages; none where nothing averages.</summary>
    internal IEnumerable<EstimatedStatistic<T>> Estimated
    {
        get
        {
            for (int i = 0; _taken is { } taken && i < taken.Length; i++)
            {
                if (taken[i] > 0)
                    yield return new EstimatedStatistic<T>(Parameters[i], taken[i]);
            }
        }
    }

    /// <summary>A parameter has been set from outside: what optimisers keep of its weights is set, too.</summary>
    /// <param name="parameter">Its number.</param>
    /// <param name="start">The first place that was set, from the start of the parameter.</param>
    /// <param name="length">How many places.</param>
    internal void SetFromOutside(int parameter, int start, int length)
    {
        // elements are set one by one, and most networks keep nothing of the kind
        for (int i = 0; _keepsWeights && i < _ownStates!.Count; i++)
        {
            OwnState<T> state = _ownStates[i];
            if (state.Parameter == parameter && state is { IsOfWeights: true, Exists: true })
                ValueSpan.Slice(_declarations[parameter].Offset + start, length).CopyTo(state.Span.Slice(start));
        }

        _averages?.SetFromOutside(_declarations[parameter].Offset + start, length);

        // which was of other weights
        _estimated = null;
    }

    private void WriteEstimated(Span<T> values)
    {
        if (_estimated is not { } estimated)
            return;
        int at = 0;
        foreach (EstimatedStatistic<T> statistic in Estimated)
        {
            estimated.AsSpan(at, statistic.Length).CopyTo(statistic.In(values));
            at += statistic.Length;
        }
    }
}

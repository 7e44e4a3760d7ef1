using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// All that steps change of a network, at one moment: parameters and statistics, those that were estimated for averages of weights, what the optimiser remembers, gradients, the number of steps (from which
/// dropout and noise follow) and the learning rate. It is what a checkpoint keeps of a network, in memory.
/// </summary>
/// <remarks>Takes as much memory as the network has in parameters, optimiser states and gradients together. Nothing else may train the network between the copy and <see cref="Restore"/>.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class TrainingState<T>
    where T : unmanaged
{
    private readonly ITrainableNetwork<T> _network;
    private readonly double _learningRate;
    private readonly long _steps;
    private readonly T[] _values;
    private readonly T[][] _states;
    private readonly T[][] _ownStates;
    private readonly double[]? _numbers;
    private readonly T[]? _gradients;
    private readonly bool _gradientsCount;
    private readonly T[]? _estimate;

    public TrainingState(ITrainableNetwork<T> network)
    {
        _network = network;
        _learningRate = network.LearningRate;
        _steps = network.StepCount;
        ParameterStore<T>? store = network.Parameters.Store;
        _values = store is null ? [] : store.ValueSpan.ToArray();
        _states = store is null ? [] : [.. store.StateNames.Select((_, i) => store.StateBlock(i).Span.ToArray())];
        _ownStates = store is null ? [] : [.. store.OwnStates.Select(state => state.Span.ToArray())];
        _numbers = store?.Numbers is { } numbers ? [.. numbers.After(_steps)] : null;
        _gradients = store is { HasGradients: true } ? store.GradientBlock.Span.ToArray() : null;
        _gradientsCount = store?.GradientsCount ?? true;
        _estimate = store?.Estimate;
    }

    /// <summary>Makes the network what it was, to the bit.</summary>
    public void Restore()
    {
        _network.LearningRate = _learningRate;
        _network.StepCount = _steps;
        if (_network.Parameters.Store is not { } store)
            return;

        using NetworkUse<T> use = _network.Parameters.Use(NetworkCall.RestoreWeights);
        store.Estimate = _estimate;
        _values.CopyTo(store.ValueSpan);
        for (int i = 0; i < _states.Length; i++)
            _states[i].CopyTo(store.StateBlock(i).Span);
        for (int i = 0; i < _ownStates.Length; i++)
            _ownStates[i].CopyTo(store.OwnStates[i].Span);
        if (_numbers is not null)
            store.Numbers!.Restore(_steps, _numbers);
        if (!store.HasGradients)
            return;

        // Where there were none, the test has made room for them; they are zeros then, as those of a batch that has not been computed.
        if (_gradientsCount)
            store.CountGradients();
        else
            store.ClearGradients();
        Span<T> gradients = store.GradientBlock.Span;
        if (_gradients is null)
            gradients.Clear();
        else
            _gradients.CopyTo(gradients);
    }
}

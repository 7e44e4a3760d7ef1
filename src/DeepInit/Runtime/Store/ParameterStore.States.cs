namespace DeepInit.Runtime;

/// <content>What optimisers remember: numbers of all parameters in one block each, or, of parameters that are moved whole and for what stands around optimisers, states of their own.</content>
public sealed partial class ParameterStore<T>
{
    private List<OwnState<T>>? _ownStates;
    private bool[]? _movedWhole;
    private bool _keepsWeights;
    private int _firstBeside = int.MaxValue;

    /// <summary>What is remembered of parameters that are moved whole.</summary>
    internal IReadOnlyList<OwnState<T>> OwnStates => _ownStates ?? [];

    /// <summary>Whether a state has memory yet.</summary>
    internal bool HasState(int index) => _states[index] is not null;

    /// <summary>Gives a parameter to an optimiser that moves it whole: the states of all parameters are not its.</summary>
    internal TensorPlace<T> MoveWhole(int parameter)
    {
        _movedWhole ??= new bool[_declarations.Length];
        _movedWhole[parameter] = true;
        return new TensorPlace<T>(this, _declarations[parameter], parameter);
    }

    /// <summary>Where the parameters of a second optimiser begin that moves any number by itself, and its states with them; 0 without one.</summary>
    public int StatesBeside { get; private set; }

    /// <summary>Parts the states among two optimisers, each of which remembers something of its own parameters alone.</summary>
    /// <param name="first">The position of the second one's first state in the constructor's list.</param>
    /// <param name="from">Where its parameters begin; the first one's lie before.</param>
    public void PartStates(int first, int from) => (_firstBeside, StatesBeside) = (first, from);

    // What is moved whole lies behind what is not.
    private int StateLength(int index)
    {
        if (index < _firstBeside && StatesBeside > 0)
            return StatesBeside;
        if (_movedWhole is null)
            return _trainedLength - StatesBeside;
        int end = StatesBeside;
        for (int i = 0; i < _declarations.Length; i++)
        {
            if (_declarations[i].Trainable && !_movedWhole[i])
                end = Math.Max(end, _declarations[i].Offset + _declarations[i].Layout.StorageLength);
        }

        return end - StatesBeside;
    }

    internal OwnState<T> AddState(OwnState<T> state)
    {
        (_ownStates ??= []).Add(state);
        _keepsWeights |= state.IsOfWeights;
        return state;
    }

    /// <summary>The names of what the optimiser remembers of a parameter.</summary>
    internal IEnumerable<string> StatesOf(int parameter) =>
        (_movedWhole is { } moved && moved[parameter] ? [] : _stateNames.Where((_, i) => IsOf(i, parameter))).Concat(OwnStates.Where(state => state.Parameter == parameter).Select(state => state.Name));

    /// <summary>A state of a parameter.</summary>
    /// <exception cref="ArgumentException">Its optimiser has no such state.</exception>
    internal Tensor<T> StateOf(Parameter<T> parameter, int index, string name, string fullName)
    {
        if (_ownStates?.Find(state => state.Parameter == index && state.Name == name) is { } own)
            return own.View(fullName);
        for (int i = 0; i < _stateNames.Length && !(_movedWhole is { } moved && moved[index]); i++)
        {
            if (_stateNames[i] == name && IsOf(i, index))
                return parameter.Within(StateBlock(i), fullName, i < _firstBeside ? 0 : StatesBeside);
        }

        string[] names = [.. StatesOf(index)];
        string known = names.Length == 0 ? "it has none" : "it has " + string.Join(", ", names);
        throw new ArgumentException($"The network's optimiser has no state '{name}'{(_movedWhole is null && StatesBeside == 0 ? "" : $" of '{parameter.Name}'")}; {known}.", nameof(name));
    }

    // Of two optimisers that move any number by itself, each has its own states.
    private bool IsOf(int state, int parameter) => StatesBeside == 0 || state >= _firstBeside == _declarations[parameter].Offset >= StatesBeside;

    private void ReserveOwnStates()
    {
        if (_ownStates is null)
            return;
        foreach (OwnState<T> state in _ownStates)
            _ = state.Block;
    }
}

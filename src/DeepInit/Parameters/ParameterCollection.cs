using System.Collections;
using System.Diagnostics.CodeAnalysis;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>The parameters of a network, in the order of its layers and by name.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterCollection<T> : IReadOnlyList<Parameter<T>>
    where T : unmanaged
{
    private static readonly Dictionary<string, double> NoNumbers = [];

    private readonly Parameter<T>[] _parameters;
    private readonly Dictionary<string, Parameter<T>> _byName;

    internal ParameterCollection(Parameter<T>[] parameters)
    {
        _parameters = parameters;
        _byName = new Dictionary<string, Parameter<T>>(parameters.Length, StringComparer.Ordinal);
        foreach (Parameter<T> parameter in parameters)
        {
            if (_byName.ContainsKey(parameter.Name))
                throw new ArgumentException($"Two parameters are named '{parameter.Name}'.", nameof(parameters));
            _byName.Add(parameter.Name, parameter);
        }
    }

    /// <summary>How many tensors there are (not how many numbers: that is the network's <c>ParameterCount</c>).</summary>
    public int Count => _parameters.Length;

    /// <summary>
    /// The fitted transform from raw rows to the network's; null unless set. <c>Save</c>, checkpoints and <see cref="TrainingContext.SaveWeights"/> keep it,
    /// and <c>Load</c> takes the file's, or none where the file has none. Training does not apply it, nor does <c>Predict</c>
    /// of numbers: it belongs to the data, and raw rows go through <see cref="DataTransform.Apply(Span{float})"/> first.
    /// </summary>
    public DataTransform? Transform { get; set; }

    /// <summary>
    /// What made the ids of texts that the network learns from; null unless set. <c>Save</c>, checkpoints and <see cref="TrainingContext.SaveWeights"/> keep it, so that
    /// the file alone predicts texts. <c>Load</c> takes the file's, and keeps this one where the file has none; where both are there and differ it refuses the file, for its
    /// weights are of other ids. The network does not apply it by itself: <see cref="Tokenizer.EncodeRows"/> makes rows of texts.
    /// </summary>
    public Tokenizer? Tokenizer { get; set; }

    /// <summary>What made the ids of several inputs, by the names of the inputs; saved and loaded as <see cref="Tokenizer"/> is, each for itself.</summary>
    public TokenizerCollection Tokenizers { get; } = new();

    /// <summary>
    /// The gradients of all parameters that train in one piece, as <c>ComputeGradients</c> left them: the memory itself, not a copy. Those of one parameter are
    /// <see cref="Parameter{T}.FindIn(Span{T})"/> it. What is padding is zero, and must stay so.
    /// </summary>
    /// <exception cref="InvalidOperationException">No gradients have been computed yet.</exception>
    public Span<T> Gradients => Store switch
    {
        null => [],
        { HasGradients: true } store => store.GradientBlock.Span,
        _ => throw new InvalidOperationException("There are no gradients yet: call ComputeGradients first. Training alone does not keep gradients."),
    };

    /// <summary>
    /// What the optimiser remembers from step to step beside <see cref="Parameter{T}.OptimizerState"/>, by name, after the last step: for ASGD the rates of the last two steps. Empty for most optimisers.
    /// </summary>
    public IReadOnlyDictionary<string, double> OptimizerNumbers => Store?.Numbers?.Last ?? NoNumbers;

    /// <summary>
    /// Whether <c>Predict</c>, <c>ComputeLoss</c>, <c>Evaluate</c> and <c>Save</c> take the averages of the weights, where training makes such (<see cref="ExponentialMovingAverageAttribute"/>,
    /// <see cref="StochasticWeightAveragingAttribute"/>); true unless set. With false they take the weights that training moves, as this collection shows them. Not saved.
    /// </summary>
    public bool PredictsAverages
    {
        get => Store?.PredictsAverages ?? true;
        set
        {
            if (Store is { } store)
                store.PredictsAverages = value;
        }
    }

    /// <summary>The memory of all of them; null if there are none.</summary>
    internal ParameterStore<T>? Store => _parameters.Length == 0 ? null : _parameters[0].Store;

    /// <summary>Begins a call that one thread at a time may make.</summary>
    internal NetworkUse<T> Use(NetworkCall call) => Store?.Use(call) ?? default;

    /// <summary>Begins calls of one thread that no other thread's come between.</summary>
    internal NetworkSession BeginSession(NetworkCall call) => new(Store?.UseGuard, call);

    /// <summary>Begins to read all of them, while no other thread changes them.</summary>
    internal NetworkReading BeginReading(NetworkCall call) => new(Store?.UseGuard, call);

    /// <summary>A parameter by position.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Parameter<T> this[int index] =>
        (uint)index < (uint)_parameters.Length
            ? _parameters[index]
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} parameters, numbered from 0.");

    /// <summary>A parameter by name.</summary>
    /// <param name="name">The name, as in files: <c>dense0.weight</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter; the message lists those there are.</exception>
    public Parameter<T> this[string name] =>
        _byName.TryGetValue(name, out Parameter<T>? parameter)
            ? parameter
            : throw new KeyNotFoundException($"There is no parameter '{Excerpt.Of(name)}'; there are {string.Join(", ", _parameters.Select(p => p.Name))}.");

    /// <summary>Finds a parameter by name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter, if there is one.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out Parameter<T>? parameter) => _byName.TryGetValue(name, out parameter);

    /// <summary>Sets <see cref="Parameter{T}.Frozen"/> of all parameters whose names begin so: <c>Freeze("stage1.")</c>.</summary>
    /// <param name="prefix">How they begin; all parameters unless given.</param>
    /// <param name="frozen">Whether to freeze them, or, with false, to let them train again.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int Freeze(string prefix = "", bool frozen = true)
    {
        int count = 0;
        foreach (Parameter<T> parameter in _parameters)
        {
            if (!parameter.Name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            parameter.Frozen = frozen;
            count++;
        }

        return count > 0 || prefix.Length == 0
            ? count
            : throw new ArgumentException($"No parameter's name begins with '{prefix}'{NearestName.Hint(prefix, _parameters.Select(p => p.Name))}.", nameof(prefix));
    }

    /// <summary>The transform, if it is the one that a program needs: there, of these columns, and as wide as the network's input.</summary>
    /// <param name="network">The network's name, for messages.</param>
    /// <param name="columns">The raw columns that the program has, in the order in which it gives them.</param>
    /// <param name="inputWidth">The numbers of an input row.</param>
    /// <exception cref="InvalidOperationException">It is missing, or another one.</exception>
    internal DataTransform RequireTransform(string network, IReadOnlyList<string> columns, int inputWidth)
    {
        if (Transform is not { } transform)
        {
            throw new InvalidOperationException(
                $"{network} has no transform for raw rows. Fit one to the training rows and set Parameters.Transform, or load a file that was saved with one.");
        }

        string[] fitted = [.. transform.Inputs.Select(c => c.Name)];
        if (!fitted.SequenceEqual(columns, StringComparer.Ordinal))
            throw new InvalidOperationException($"The transform of {network} is of the columns {Names(fitted)}; expected {Names(columns)}.");
        if (transform.InputWidth != inputWidth)
            throw new InvalidOperationException($"The transform of {network} makes {transform.InputWidth} numbers of a row; its input has {inputWidth}.");
        return transform;

        static string Names(IReadOnlyCollection<string> names) => Excerpt.Names(names, most: 50);
    }

    /// <inheritdoc/>
    public IEnumerator<Parameter<T>> GetEnumerator() => ((IEnumerable<Parameter<T>>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

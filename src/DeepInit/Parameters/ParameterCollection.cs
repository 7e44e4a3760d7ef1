using System.Collections;
using System.Diagnostics.CodeAnalysis;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>The parameters of a network, in the order of its layers and by name.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterCollection<T> : IReadOnlyList<Parameter<T>>
    where T : unmanaged
{
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

    /// <summary>The memory of all of them; null if there are none.</summary>
    internal ParameterStore<T>? Store => _parameters.Length == 0 ? null : _parameters[0].Store;

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
            : throw new KeyNotFoundException($"There is no parameter '{name}'; there are {string.Join(", ", _parameters.Select(p => p.Name))}.");

    /// <summary>Finds a parameter by name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter, if there is one.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out Parameter<T>? parameter) => _byName.TryGetValue(name, out parameter);

    /// <inheritdoc/>
    public IEnumerator<Parameter<T>> GetEnumerator() => ((IEnumerable<Parameter<T>>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

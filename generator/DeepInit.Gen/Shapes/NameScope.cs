using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>The names that layers see: those of the network, or those of a block at one use.</summary>
internal sealed class NameScope
{
    private readonly Dictionary<string, Value> _values = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly HashSet<string> _given;

    /// <param name="prefix">What the names of its layers begin with in the network: empty, or the use and a dot.</param>
    /// <param name="layers">Its layers.</param>
    /// <param name="inputs">The names of its inputs.</param>
    public NameScope(string prefix, IReadOnlyList<LayerSpec> layers, IEnumerable<string> inputs)
    {
        Prefix = prefix;
        Layers = layers;
        _given = [.. layers.Select(layer => layer.Name ?? "").Concat(inputs)];
    }

    public string Prefix { get; }

    /// <summary>The uses so far: their first nodes and how many there are, for those that share their parameters.</summary>
    public Dictionary<string, (int First, int Count)> Uses { get; } = [];

    public IReadOnlyList<LayerSpec> Layers { get; }

    /// <summary>The number of its inputs.</summary>
    public int InputCount { get; private set; }

    /// <summary>What the next layer reads unless it says otherwise: the layer before, or the only input.</summary>
    public Value? Before { get; private set; }

    /// <summary>Its values by name, in the order in which they came.</summary>
    public IReadOnlyDictionary<string, Value> Values => _values;

    /// <summary>Adds an input.</summary>
    /// <returns>Whether the name was free.</returns>
    public bool AddInput(string name, Value value)
    {
        InputCount++;
        Before = InputCount == 1 ? value : null;
        return TryAdd(name, value);
    }

    /// <summary>Adds the value of a layer.</summary>
    /// <returns>Whether the name was free.</returns>
    public bool AddLayer(string name, Value value)
    {
        Before = value;
        return TryAdd(name, value);
    }

    /// <summary>Adds another name of a value.</summary>
    /// <returns>Whether the name was free.</returns>
    public bool TryAdd(string name, Value value)
    {
        bool isNew = !_values.ContainsKey(name);
        if (isNew)
        {
            _values.Add(name, value);
        }

        return isNew;
    }

    /// <summary>The name given, or the stem and the first number that is free.</summary>
    public string NameOf(string? name, string stem)
    {
        if (name is not null)
        {
            return name;
        }

        _counts.TryGetValue(stem, out int count);
        while (_given.Contains(stem + count))
        {
            count++;
        }

        _counts[stem] = count + 1;
        return stem + count;
    }
}

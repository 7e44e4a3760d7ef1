using System.Globalization;

namespace DeepInit;

/// <summary>A layer of a network, an input or an output of it, as a tool sees it that reads networks: see <see cref="NetworkGraph"/>.</summary>
public sealed class LayerDescription
{
    private readonly Dictionary<string, string> _options;

    internal LayerDescription(string name, string kind, IReadOnlyList<LayerDescription> inputs, int[] shape, string parametersOf, Dictionary<string, string> options)
    {
        Name = name;
        Kind = kind;
        Inputs = inputs;
        Shape = shape;
        ParametersOf = parametersOf;
        _options = options;
    }

    /// <summary>Its name: <c>dense0</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, by the name of its attribute: <c>Dense</c>. Of inputs and outputs <c>Input</c> and <c>Output</c>.</summary>
    public string Kind { get; }

    /// <summary>The layers and inputs that it reads.</summary>
    public IReadOnlyList<LayerDescription> Inputs { get; }

    /// <summary>The shape of what it makes of a row: without the batch axis, channels last.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The layer whose parameters it has: its own name, unless it shares another's. They are called <c>dense0.weight</c> and so on.</summary>
    public string ParametersOf { get; }

    /// <summary>
    /// What of its attribute's arguments changes what it computes at inference, by their names, resolved: <c>Padding.Same</c> is written as <c>Pads=1,1,1,1</c>
    /// (all starts, then all ends, as in ONNX). Arguments at their defaults may be missing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options => _options;

    /// <summary>An option as text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is where it is missing.</param>
    public string Text(string name, string otherwise) => _options.TryGetValue(name, out string? value) ? value : otherwise;

    /// <summary>An option as a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is where it is missing.</param>
    public double Number(string name, double otherwise) =>
        _options.TryGetValue(name, out string? value) ? double.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>An option as a list of integers; empty where it is missing.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<int> Integers(string name) => _options.TryGetValue(name, out string? value) ? NetworkGraph.Integers(value) : [];

    /// <summary>Name, kind and shape: <c>dense0: Dense [64]</c>.</summary>
    public override string ToString() => $"{Name}: {Kind} {ShapeText.Of(Shape)}";
}

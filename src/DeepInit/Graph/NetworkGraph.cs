using System.ComponentModel;
using System.Globalization;

namespace DeepInit;

/// <summary>
/// A network as the graph of its layers: for tools that read networks, like the export to ONNX. It says what was declared, without what the generator
/// makes of it.
/// </summary>
/// <remarks>Made from text each time it is asked for; a program that never asks has none of it after trimming.</remarks>
public sealed class NetworkGraph
{
    /// <summary>Reads what the generator wrote: for each value its name, and then what it is.</summary>
    /// <param name="names">
    /// Names and descriptions in turn. A description is a kind, the numbers of the values that it reads, its shape, its options: <c>Dense(0) [64]
    /// Activation=ReLU</c>. Values are numbered in order from 0; inputs come first, outputs last.
    /// </param>
    /// <exception cref="FormatException">A description is none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkGraph(params string[] names)
    {
        List<LayerDescription> values = [];
        for (int i = 0; i + 1 < names.Length; i += 2)
            values.Add(Read(names[i], names[i + 1], values));
        Inputs = [.. values.Where(value => value.Kind == "Input")];
        Outputs = [.. values.Where(value => value.Kind == "Output")];
        Layers = [.. values.Where(value => value.Kind is not ("Input" or "Output"))];
    }

    private NetworkGraph(LayerDescription[] inputs, LayerDescription[] layers, LayerDescription[] outputs) => (Inputs, Layers, Outputs) = (inputs, layers, outputs);

    /// <summary>The inputs, in the order of the arguments of generated methods.</summary>
    public IReadOnlyList<LayerDescription> Inputs { get; }

    /// <summary>The layers, each after those that it reads. What inference leaves out or fuses stands here as it was declared; blocks are written out.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    /// <summary>The outputs, in the order of the arguments of generated methods; each reads the layer whose values it gives out.</summary>
    public IReadOnlyList<LayerDescription> Outputs { get; }

    /// <summary>One half of a network that ranks, whose output is the vector of a query or of a candidate: <c>RankingVector</c>, a layer of values, ones and biases that no attribute declares.</summary>
    /// <param name="tower">The half.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    public NetworkGraph PartOf(RankingTower tower)
    {
        if (tower is null)
            throw new ArgumentNullException(nameof(tower));
        LayerDescription[] parts =
        [
            .. tower.Vectors.Concat(tower.Biases).Select(name => Inputs.Concat(Layers).FirstOrDefault(value => value.Name == name)
                ?? throw new ArgumentException($"There is no layer '{name}' here: the tower is of another network.", nameof(tower))),
        ];
        var needed = new HashSet<LayerDescription>(parts);
        foreach (LayerDescription layer in Layers.Reverse().Where(needed.Contains))
            needed.UnionWith(layer.Inputs);
        int width = parts.Sum(part => part.Shape[0]) + tower.OnesBefore + tower.OnesBehind;
        Dictionary<string, string> options = new(StringComparer.Ordinal)
        {
            ["Biases"] = tower.Biases.Count.ToString(CultureInfo.InvariantCulture),
            ["OnesBefore"] = tower.OnesBefore.ToString(CultureInfo.InvariantCulture),
            ["OnesBehind"] = tower.OnesBehind.ToString(CultureInfo.InvariantCulture),
            ["Normalize"] = tower.Normalizes.ToString(),
        };
        var vector = new LayerDescription(tower.Name, "RankingVector", parts, [width], tower.Name, options);
        return new([.. Inputs.Where(needed.Contains)], [.. Layers.Where(needed.Contains), vector], [new(tower.Name, "Output", [vector], [width], tower.Name, new(StringComparer.Ordinal))]);
    }

    internal static int[] Integers(string text) => [.. text.Split(',').Select(number => int.Parse(number, NumberStyles.Integer, CultureInfo.InvariantCulture))];

    private static LayerDescription Read(string name, string text, List<LayerDescription> before)
    {
        string[] words = text.Split(' ');
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        int[]? shape = null;
        foreach (string word in words.Skip(1))
        {
            int equals = word.IndexOf('=');
            if (equals > 0)
                options[word.Substring(0, equals)] = word.Substring(equals + 1);
            else
                shape = Integers(Inside(word, '[', ']', text));
        }

        string head = words[0];
        int open = head.IndexOf('(');
        LayerDescription[] inputs = open < 0 ? [] : [.. Integers(Inside(head.Substring(open), '(', ')', text)).Select(index => before[index])];
        string owner = options.TryGetValue("ParametersOf", out string? index) ? before[Integers(index)[0]].Name : name;
        options.Remove("ParametersOf");

        // Without a shape of its own it has that of what it reads.
        shape ??= inputs.Length > 0 ? [.. inputs[0].Shape] : throw new FormatException($"'{text}' describes no layer.");
        return new LayerDescription(name, open < 0 ? head : head.Substring(0, open), inputs, shape, owner, options);
    }

    private static string Inside(string word, char open, char close, string text) =>
        word.Length > 2 && word[0] == open && word[word.Length - 1] == close
            ? word.Substring(1, word.Length - 2)
            : throw new FormatException($"'{text}' describes no layer.");
}

using DeepInit.Gen.Layers;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// Which layers a network ends with: those that no layer reads, but for activations that no layer reads in turn. A hidden layer that is declared an output, so that its values can be looked at,
/// is still a hidden layer: the start and the optimiser of an output layer would be wrong for it.
/// </summary>
internal sealed class OutputLayers
{
    private readonly HashSet<int> _read = [];

    /// <param name="nodes">The layers, each behind what it reads.</param>
    public OutputLayers(IReadOnlyList<Node> nodes)
    {
        foreach (Node node in nodes.Reverse().Where(node => !LayerCatalog.Of(node.Spec).IsActivation || _read.Contains(node.Output)))
        {
            _read.UnionWith(node.Inputs);
        }
    }

    /// <summary>Whether the network ends with a layer.</summary>
    public bool Has(Node node) => !_read.Contains(node.Output);
}

using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>One half of a network that ranks: what depends on the query alone, or on the candidate alone.</summary>
/// <param name="Inputs">The inputs that it reads, in their order.</param>
/// <param name="Vectors">The values that the scalar products read, in the order of the products.</param>
/// <param name="Biases">The values of one number that are added to the score.</param>
internal sealed record Tower(EquatableArray<int> Inputs, EquatableArray<int> Vectors, EquatableArray<int> Biases)
{
    /// <summary>What it makes: the vectors, and behind them the biases.</summary>
    public IEnumerable<int> Values => Vectors.Concat(Biases);

    /// <summary>The nodes that it needs.</summary>
    public IReadOnlyCollection<int> NodesOf(ShapedNetwork network)
    {
        HashSet<int> values = [.. Values];
        var nodes = new HashSet<int>();
        foreach (Node node in network.Nodes.Reverse().Where(node => values.Contains(node.Output)))
        {
            nodes.Add(node.Index);
            values.UnionWith(node.Inputs);
        }

        return nodes;
    }
}

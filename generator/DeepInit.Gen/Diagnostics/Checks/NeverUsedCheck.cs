using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG017: inputs and layers from which no path leads to an output that was asked for.</summary>
internal sealed class NeverUsedCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        bool[] used = new bool[network.Values.Count];

        // Without [Output] every value that nothing reads becomes one; beside a loss, that is rarely what was meant.
        IEnumerable<int> wanted = network.Spec.Outputs.Count > 0 || network.Losses.Count == 0 ? network.Outputs : [];
        foreach (int value in wanted.Concat(network.Losses.Select(loss => loss.Value)))
        {
            used[value] = true;
        }

        foreach (Node node in network.Nodes.Reverse().Where(node => used[node.Output]))
        {
            foreach (int input in node.Inputs)
            {
                used[input] = true;
            }

            // of an embedding the table is enough
            if (node.Spec.TiedTo is { } table)
            {
                used[network.Nodes[table].Output] = true;
            }
        }

        string sink = network.Losses.Count > 0 ? "loss and no [Output]" : "output";
        foreach (Node node in network.Nodes.Where(node => !used[node.Output]))
        {
            issues.At(Place.Layer, node.Index).Add(Rules.NeverUsed, "", NetworkIndex.Describe(node), sink);
        }

        for (int i = 0; i < network.InputCount; i++)
        {
            if (graph.Readers(i).Count == 0)
            {
                issues.At(Place.Input, i).Add(Rules.NeverUsed, "", $"Input '{network.Values[i].Name}'", sink);
            }
        }
    }
}

using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG230 and DIG231: dropout with no parameters after it, and dropout that drops nothing.</summary>
internal sealed class DropoutCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            if (node.Spec is not DroppingSpec dropout)
            {
                continue;
            }

            issues.At(Place.Layer, node.Index);
            if (dropout.Rate == 0)
            {
                issues.Add(Rules.DropoutZero, "rate", node.Name);
            }
            else if (!graph.ReachesWeights(node.Output) && graph.Weighted.Count > 0)
            {
                issues.Add(Rules.DropoutAtOutput, "", node.Name, $"'{graph.Network.Values[node.Inputs[0]].Name}'", Text.Short(dropout.Rate * 100) + " %");
            }
        }
    }
}

using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG228: an activation layer on what is activated already, as after a layer whose Activation was set and forgotten.</summary>
internal sealed class TwoActivationsCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            if (node.Spec is ActivationLayerSpec { Activation.IsLinear: false } layer
                && graph.Source(node.Inputs[0]) is { } before
                && !NetworkGraph.ActivationOf(before).IsLinear)
            {
                issues.At(Place.Layer, node.Index).Add(
                    Rules.TwoActivations,
                    "activation",
                    NetworkGraph.Describe(node),
                    layer.Activation.Function,
                    NetworkGraph.Describe(before),
                    NetworkGraph.ActivationOf(before).Function);
            }
        }
    }
}

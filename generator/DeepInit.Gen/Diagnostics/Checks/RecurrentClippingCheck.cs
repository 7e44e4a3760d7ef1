using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG281: gradients that come back through many steps, and that nothing clips (Pascanu, Mikolov and Bengio 2013).</summary>
internal sealed class RecurrentClippingCheck : NetworkCheck
{
    // Over fewer steps a product of Jacobians that is off by half in each is off by a factor of some hundreds, which optimisers that divide by the size of gradients bear.
    private const int Many = 16;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        Node? longest = null;
        foreach (Node node in graph.Network.Nodes)
        {
            if (LayerCatalog.Of(node.Spec).StatesOf(node.Spec) is not null && Steps(graph, node) >= Many && (longest is null || Steps(graph, node) > Steps(graph, longest)))
            {
                longest = node;
            }
        }

        if (longest is not null && graph.Network.Optimizer is { GlobalClipNorm: 0, ClipValue: 0 } optimizer && OptimizerCatalog.Of(optimizer) is { } how && how.ModeOf(optimizer) != UpdateMode.Passes)
        {
            issues.At(Place.Optimizer, 0).Suggest(Rules.RecurrentWithoutClipping, "GlobalClipNorm", "1", NetworkIndex.Describe(longest), Steps(graph, longest), how.Word);
        }
    }

    private static int Steps(NetworkIndex graph, Node node) => graph.Network.Values[node.Inputs[0]].Shape.Positions;
}

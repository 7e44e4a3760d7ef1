using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG295: attention in a deep stack of blocks that normalise behind their sums (post-norm), whose rate does not begin low. At the start the gradients of the last blocks are then large, those before them small, and
/// a first step at the full rate throws the weights where they do not come back from (Xiong et al. 2020).
/// </summary>
internal sealed class PostNormCheck : NetworkCheck
{
    // Six blocks of two sums each, with which Xiong et al. saw trainings fail at usual rates; half as many train well.
    private const int Deep = 12;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Optimizer is null
            || graph.Network.Optimizers.Any(optimizer => OptimizerCatalog.Of(optimizer.Spec).WarmsUp)
            || (graph.Network.Spec.Schedules.Count > 0 && ScheduleCatalog.Of(graph.Network.Spec.Schedules[0]).WarmsUp)
            || graph.Network.Nodes.All(node => LayerCatalog.Of(node.Spec).HeadWidth(node.Spec, graph.Network.Values[node.Inputs[0]].Shape.Features) is null))
        {
            return;
        }

        // Of each value that such a normalisation makes, how many stand one behind the other as far as it.
        var depths = new Dictionary<int, int>();
        Node? deepest = null;
        foreach (Node node in graph.Network.Nodes.Where(node => LayerCatalog.Of(node.Spec).Normalizes))
        {
            int before = graph.Producer(node.Inputs[0]) is { } sum && LayerCatalog.Of(sum.Spec).CombinesValues && sum.Inputs.Count > 1
                ? sum.Inputs.Max(input => depths.TryGetValue(input, out int depth) ? depth : 0)
                : -1;
            depths[node.Output] = before + 1;
            if (deepest is null || depths[node.Output] > depths[deepest.Output])
            {
                deepest = node;
            }
        }

        if (deepest is not null && depths[deepest.Output] >= Deep)
        {
            issues.At(Place.Layer, deepest.Index).Add(Rules.DeepPostNorm, "", NetworkIndex.Describe(deepest), depths[deepest.Output]);
        }
    }
}

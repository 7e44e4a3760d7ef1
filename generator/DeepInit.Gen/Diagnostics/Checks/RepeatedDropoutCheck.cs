using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG296: three or more dropouts one behind the other with no weights between, as where each block of a stack drops of its sum and not of its branch: the way around the branches, which is there so that what early
/// blocks make reaches the end as it is, then loses a share again and again (He et al. 2016, Identity Mappings, section 4.1).
/// </summary>
internal sealed class RepeatedDropoutCheck : NetworkCheck
{
    // One of the embeddings and one before the head are usual.
    private const int Many = 3;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        // Of each value: the most dropouts on a way to it from the last weights, and the share that passes all of them.
        var ways = new Dictionary<int, (int Count, double Kept)>();
        (Node Node, int Count, double Kept)? worst = null;
        foreach (Node node in graph.Network.Nodes)
        {
            double rate = node.Spec is DroppingSpec dropout ? dropout.Rate : 0;
            LayerKind kind = LayerCatalog.Of(node.Spec);
            if (rate == 0 && (graph.MatricesOf(node).Count > 0 || !(kind.CombinesValues || kind.Normalizes || kind.Passes != Passing.Nothing || graph.PositionsOf(node) is not null)))
            {
                continue;
            }

            (int Count, double Kept) way = (0, 1);
            foreach (int input in node.Inputs)
            {
                if (ways.TryGetValue(input, out (int Count, double Kept) before) && before.Count > way.Count)
                {
                    way = before;
                }
            }

            way = rate > 0 ? (way.Count + 1, way.Kept * (1 - rate)) : way;
            if (way.Count > 0)
            {
                ways[node.Output] = way;
            }

            if (rate > 0 && way.Count >= Many && way.Count > (worst?.Count ?? 0))
            {
                worst = (node, way.Count, way.Kept);
            }
        }

        if (worst is { } found)
        {
            issues.At(Place.Layer, found.Node.Index).Add(Rules.RepeatedDropout, "", NetworkIndex.Describe(found.Node), found.Count, Wording.Short(found.Kept * 100));
        }
    }
}

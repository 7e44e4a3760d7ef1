using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG302 and DIG303: where the parameters are, and how much code a network becomes.</summary>
internal sealed class SizeCheck : NetworkCheck
{
    private const long ManyParameters = 1_000_000;
    private const double NearlyAll = 0.95;
    private const int ManyShapes = 64;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        long total = network.Parameters.Sum(parameter => (long)parameter.Count);
        if (graph.Weighted.Count >= 3 && total >= ManyParameters)
        {
            Node first = graph.Weighted[0];
            long weights = graph.MatricesOf(first).Sum(matrix => (long)matrix.Parameter.Count);
            if (weights >= NearlyAll * total)
            {
                issues.At(Place.Layer, first.Index).Add(
                    Rules.FirstLayerDwarfs,
                    LayerCatalog.Of(first.Spec).WidthArgument ?? "",
                    NetworkIndex.Describe(first),
                    Wording.Count(weights),
                    Wording.Count(total),
                    weights * 100L / total,
                    graph.RequestOf(first).Fans.In);
            }
        }

        int shapes = graph.Weighted.Select(node => (graph.WeightOf(node)!.Shape, NetworkIndex.ActivationOf(node))).Distinct().Count();
        if (shapes > ManyShapes)
        {
            issues.At(Place.Network, 0).Add(Rules.LargeCode, "", network.Spec.Type.Name, graph.Weighted.Count, shapes, ManyShapes);
        }
    }
}

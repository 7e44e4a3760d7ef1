using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG345: heads of attention whose width leaves a quarter or more of their panels empty.</summary>
internal sealed class HeadWidthCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            int features = graph.Network.Values[node.Inputs[0]].Shape.Features;
            if (LayerCatalog.Of(node.Spec).HeadWidth(node.Spec, features) is not { } width)
            {
                continue;
            }

            int padded = Panel.Padded(width), waste = (padded - width) * 100 / padded;
            if (waste >= 25)
            {
                string instead = features % Panel.Width == 0 ? $"; {features / Panel.Width} head{(features == Panel.Width ? "" : "s")} of {Panel.Width} waste nothing" : "";
                issues.At(Place.Layer, node.Index).Add(Rules.NarrowHeads, "heads", NetworkIndex.Describe(node), width, padded, waste, instead);
            }
        }
    }
}

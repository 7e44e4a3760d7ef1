using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG301: hidden widths just past a multiple of 16, of which a quarter or more of the last panels is padding.</summary>
internal sealed class WidthCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Weighted.Where(graph.IsHidden))
        {
            int width = node.Shape.Features;
            if (LayerCatalog.Of(node.Spec).WidthArgument is not { } argument || width <= Panel.Width)
            {
                continue;
            }

            int padded = Panel.Padded(width);
            int waste = (padded - width) * 100 / padded;
            if (waste >= 25)
            {
                int less = padded - Panel.Width;
                issues.At(Place.Layer, node.Index).Add(
                    Rules.WastedWidth, argument, NetworkIndex.Describe(node), $"{width} {argument}", padded, less, $"{(padded - less) * 100 / padded} %");
            }
        }
    }
}

using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG108: a normalisation within rows over single values. A value less its own mean is 0, one divided by its own size is its sign: nothing of what was computed is left.
/// </summary>
internal sealed class SingleValueNormCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            LayerKind kind = LayerCatalog.Of(node.Spec);
            Shape input = graph.InputsOf(node)[0].Shape;
            if (kind.NormalizedTogether(node.Spec, input) == 1)
            {
                string left = kind.TakesMeans ? "less its own mean it is 0, whatever it was" : "divided by its own size it is −1 or 1, and has no gradient";
                issues.At(Place.Layer, node.Index).Add(
                    Rules.SingleValueNorm, "", NetworkIndex.Describe(node), input.Length == 1 ? "a single value" : input.Positions == 1 ? $"{input.Features} features" : $"{input}", left);
            }
        }
    }
}

using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG206: the first layer at which the variance of signals leaves [1e-3, 1e3], by <see cref="SignalPropagation"/>. Initialisers that were derived
/// never do that, so a layer whose initialiser was given is to blame: the one reported, or one before it.
/// </summary>
internal sealed class VarianceCheck : NetworkCheck
{
    private const double Least = 1e-3;
    private const double Most = 1e3;

    public override void Run(NetworkGraph graph, Issues issues)
    {
        Signal[] signals = SignalPropagation.Of(graph, derive: _ => false);
        foreach (Node node in graph.Weighted)
        {
            ParameterShape weight = graph.WeightOf(node)!;
            double variance = signals[node.Index].Sums;

            // A last layer may start near 0: its outputs are then alike, and no layer after it starves.
            bool leaves = variance > Most || (variance < Least && graph.IsHidden(node));
            if (!leaves || graph.IsNormalized(node) || weight.Init.Derived || weight.Init.Call == InitCall.Constant)
            {
                continue;
            }

            bool hasSigma = weight.Init.Init is Init.Normal or Init.TruncatedNormal;
            double proper = Math.Sqrt(1.0 / graph.RequestOf(node).FanIn);
            issues.At(Place.Layer, node.Index).Add(
                Rules.VarianceLeaves,
                hasSigma && graph.RequestOf(node).Init.Sigma != 1 ? "Sigma" : "Init",
                NetworkGraph.Describe(node),
                $"{weight.Init.Init}, σ {Text.Short(weight.Init.Sigma)}",
                Text.Short(variance),
                Text.Short(proper));
            return;
        }
    }
}

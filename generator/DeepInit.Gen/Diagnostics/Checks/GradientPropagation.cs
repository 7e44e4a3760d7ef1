using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// The backward half of <see cref="SignalPropagation"/>: E‖dz‖² of each layer's sums, over all elements, for a gradient of norm 1 at the sums of each layer
/// that a loss reads. For independent weights E‖Wᵀ dz‖² = fan in · E[w²] · ‖dz‖²: the factor by which the layer changes second moments forward, so that
/// widths cancel. An activation takes E[f'(z)²] of it, gradients of forks add up (Schoenholz et al. 2017; He et al. 2015, section 2.2).
/// </summary>
internal static class GradientPropagation
{
    /// <summary>The squared norm at the sums of every layer, by its index; 0 before weights that are all 0.</summary>
    public static double[] Of(NetworkIndex graph, Signal[] signals)
    {
        ShapedNetwork network = graph.Network;
        double[] ofValues = new double[network.Values.Count];
        double[] ofSums = new double[network.Nodes.Count];
        double[] moments = [.. network.Inputs.Select(_ => 1.0), .. signals.Select(signal => signal.Signals)];
        foreach (Node node in network.Nodes.Reverse())
        {
            ActivationSpec activation = NetworkIndex.ActivationOf(node);
            double slope = activation.IsLinear ? 1 : ActivationCatalog.Of(activation).SlopeMoment(activation, Known(signals[node.Index].Sums), node.Shape.Features);
            double gradient = (network.Losses.Any(loss => loss.Value == node.Output) ? 1 : 0) + (slope * ofValues[node.Output]);
            ofSums[node.Index] = gradient;
            if (gradient == 0)
            {
                continue;
            }

            for (int i = 0; i < node.Inputs.Count; i++)
            {
                ofValues[node.Inputs[i]] += gradient * Known(Factor(node, i, graph, moments));
            }
        }

        return ofSums;
    }

    // A last layer may start as small as one likes: what it holds back at first it passes on as soon as it has grown, which is the first thing it does.
    private static double Factor(Node node, int input, NetworkIndex graph, double[] moments) => graph.MatricesOf(node).Count > 0
        ? Math.Max(SignalPropagation.Factor(graph, node), graph.ReachesWeights(node.Output) ? 0 : 1)
        : LayerCatalog.Of(node.Spec).GradientFactor(
            node.Spec, [.. node.Inputs.Select(value => graph.Network.Values[value])], [.. node.Inputs.Select(value => moments[value])], input);

    // NaN stands for signals that start at 0, infinity for what is divided by them.
    private static double Known(double value) => double.IsNaN(value) || double.IsInfinity(value) ? 0 : value;
}

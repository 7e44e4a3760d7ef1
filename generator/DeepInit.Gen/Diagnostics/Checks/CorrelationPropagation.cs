using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// Mean-field propagation of what two rows have in common, beside <see cref="SignalPropagation"/>: the covariance of two rows' sums is fan in · E[w²] · E[y y'] + E[b²], and E[y y'] behind an activation is an
/// integral over two normal variables (Poole et al. 2016, section 2.2; Cho &amp; Saul 2009 for ReLU, in closed form).
/// </summary>
internal static class CorrelationPropagation
{
    /// <summary>The correlation of two rows' sums in every layer, by its index; NaN where nothing is known: behind normalisations, which divide by what rows have of their own, products of values, weights that are all 0.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="signals">Its second moments.</param>
    /// <param name="start">The correlation of the two rows at the inputs.</param>
    public static double[] Of(NetworkIndex graph, Signal[] signals, double start)
    {
        ShapedNetwork network = graph.Network;
        double[] shared = new double[network.Values.Count];
        var correlations = new double[network.Nodes.Count];
        for (int i = 0; i < network.InputCount; i++)
        {
            shared[i] = start;
        }

        foreach (Node node in network.Nodes)
        {
            double variance = signals[node.Index].Sums;
            double covariance = Sums(node, graph, shared);
            correlations[node.Index] = variance > 0 && !double.IsInfinity(variance) ? covariance / variance : double.NaN;
            ActivationSpec activation = NetworkIndex.ActivationOf(node);
            shared[node.Output] = activation.IsLinear ? covariance
                : double.IsNaN(correlations[node.Index]) ? double.NaN
                : ActivationCatalog.Of(activation).SharedMoment(activation, variance, covariance);
        }

        return correlations;
    }

    private static double Sums(Node node, NetworkIndex graph, double[] shared)
    {
        LayerKind kind = LayerCatalog.Of(node.Spec);
        double[] inputs = [.. node.Inputs.Select(value => shared[value])];
        if (graph.MatricesOf(node).Count > 0)
        {
            double factor = SignalPropagation.Factor(graph, node);
            return factor == 0 ? double.NaN : (factor * inputs[0]) + (graph.BiasOf(node) is { } bias ? bias.Init.SecondMoment : 0);
        }

        // What draws numbers draws others for each row; what is a linear function of values has the same one of covariances.
        return kind.IsActivation || (kind.IsRandom && kind.Passes == Passing.Values) ? inputs[0]
            : kind.Normalizes || !(kind.IsAffine(node.Spec) || kind.AddsInputs || kind.Passes == Passing.Values) ? double.NaN
            : kind.SecondMoment(node.Spec, graph.InputsOf(node), inputs);
    }
}

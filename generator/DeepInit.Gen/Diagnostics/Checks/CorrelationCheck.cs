using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG212: the first layer at whose sums two unrelated rows have become alike, or two rows that are nearly alike have become unrelated, by <see cref="CorrelationPropagation"/>: the depth to which a network tells
/// rows apart at the start, and beyond which it does not learn to (Schoenholz et al. 2017).
/// </summary>
internal sealed class CorrelationCheck : NetworkCheck
{
    /// <summary>Rows are alike where they differ by so little of what they have in common: 1 − correlation, so that differences are 4 % of signals.</summary>
    private const double Alike = 1e-3;

    /// <summary>Rows that were alike are unrelated below this correlation.</summary>
    private const double Unrelated = 0.5;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        // A network that does not learn here brings weights from elsewhere.
        if (graph.Network.Losses.Count == 0 || graph.Weighted.Count < 3)
        {
            return;
        }

        Signal[] signals = SignalPropagation.Of(graph, derive: _ => false);
        double[] far = CorrelationPropagation.Of(graph, signals, start: 0);
        double[] near = CorrelationPropagation.Of(graph, signals, start: 1 - Alike);
        int depth = 0;
        foreach (Node node in graph.Weighted)
        {
            depth++;
            bool collapses = 1 - far[node.Index] < Alike;
            if (!collapses && !(near[node.Index] < Unrelated))
            {
                continue;
            }

            Node? before = graph.Weighted.LastOrDefault(other => other.Index < node.Index && !graph.ActivationAfter(other).IsLinear);
            string activation = before is null ? "" : " " + graph.ActivationAfter(before).Function;
            issues.At(Place.Layer, node.Index).Add(
                Rules.CorrelationDepth,
                "",
                NetworkIndex.Describe(node),
                depth,
                collapses
                    ? $"two rows that have nothing in common are alike, with a correlation of {Correlation(far[node.Index])}: what tells them apart hardly reaches the layers from here on"
                    : $"two rows with a correlation of {Correlation(1 - Alike)} are as good as unrelated, with one of {Correlation(near[node.Index])}: what is learnt of one says nothing of the other",
                collapses
                    ? $"residual sums, normalisations, fewer layers, or another activation than{activation} let it through"
                    : $"smaller weights before{activation}, or normalisations, tame it");
            return;
        }
    }

    private static string Correlation(double value) => value.ToString(value > 0.99 ? "0.#####" : "0.##", CultureInfo.InvariantCulture);
}

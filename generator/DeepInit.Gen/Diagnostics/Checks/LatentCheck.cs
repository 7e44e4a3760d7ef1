using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG249 to DIG251, DIG254 and DIG255: <c>[Sampling]</c> and the KL loss beside it belong together (Kingma &amp; Welling 2014): one reads the means and log-variances that the
/// other keeps near those of a standard normal distribution.
/// </summary>
internal sealed class LatentCheck : NetworkCheck
{
    /// <summary>Beyond this, in units of the evidence bound, what is published as β (Higgins et al. 2017) ends, and latents collapse.</summary>
    private const double MostBeta = 50;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        if (network.Losses.Count == 0)
        {
            return;
        }

        foreach (LossNode loss in network.Losses.Where(loss => loss.Spec.Part > 0 && LossCatalog.Of(loss.Spec).Others[loss.Spec.Part - 1] == OtherOutput.LogVariance))
        {
            Positive(loss.Value, graph, issues);
        }

        Latent[] losses = [.. Latents(network)];
        Node[] samplings = [.. network.Nodes.Where(node => node.Spec is SamplingSpec)];
        foreach (Node sampling in samplings)
        {
            issues.At(Place.Layer, sampling.Index);
            (Node? mean, Node? spread) = (graph.Source(sampling.Inputs[0]), graph.Source(sampling.Inputs[1]));
            (string meanName, string spreadName) = (Name(sampling, 0, graph), Name(sampling, 1, graph));
            if (losses.FirstOrDefault(loss => Same(loss.LogVariance, sampling.Inputs[0], graph) && Same(loss.Mean, sampling.Inputs[1], graph)) is { } swapped)
            {
                issues.Add(Rules.LatentSwapped, "inputs#0", NetworkIndex.Describe(sampling), meanName, spreadName, network.Values[swapped.Mean].Name, network.Values[swapped.LogVariance].Name);
            }
            else if (mean is not null && mean == spread)
            {
                issues.Add(Rules.LatentSwapped, "inputs#1", NetworkIndex.Describe(sampling), meanName, spreadName, "one value", "another");
            }
            else if (losses.All(loss => loss.Weight == 0) || losses.All(loss => !Same(loss.LogVariance, sampling.Inputs[1], graph)))
            {
                string beside = losses.Length == 0 ? "no KLStandardNormal loss" : losses.All(loss => loss.Weight == 0) ? "a KLStandardNormal loss of weight 0" : "a KLStandardNormal loss of other values";
                issues.Add(Rules.SamplingWithoutKL, "", NetworkIndex.Describe(sampling), spreadName, beside);
            }
        }

        foreach (Latent loss in losses)
        {
            issues.At(Place.Loss, loss.Index);
            bool drawn = graph.Readers(loss.LogVariance).Count > 0 || network.Spec.Outputs.Any(output => output.Layer == network.Values[loss.LogVariance].Name);
            if (!drawn && samplings.Length == 0 && network.Spec.Losses.Count > 1)
            {
                issues.Add(Rules.KLWithoutSampling, "", network.Values[loss.LogVariance].Name);
            }

            Weight(loss, graph, issues.At(Place.Loss, loss.Index));
        }
    }

    // Log-variances of one sign: ReLU and softplus give standard deviations of at least 1.
    private static void Positive(int logVariance, NetworkIndex graph, Issues issues)
    {
        foreach (Node end in graph.EndsOf(logVariance))
        {
            if (graph.RangeOf(end) is { Low: >= 0 } range)
            {
                issues.At(Place.Layer, end.Index).Add(Rules.OneSidedLogVariance, NetworkIndex.ActivationArgument(end), NetworkIndex.Describe(end), Wording.Interval(range));
            }
        }
    }

    // Both as sums, as the bound has them: a mean over few latents beside a mean over many pixels weighs them up to so many times more.
    private static void Weight(Latent loss, NetworkIndex graph, Issues issues)
    {
        LossNode? other = graph.Network.Losses.FirstOrDefault(l => LossCatalog.Of(l.Spec).HasTargetOf(l.Spec) && l.Spec.Weight > 0);
        if (other is null || loss.Weight <= 0)
        {
            return;
        }

        LossSpec spec = graph.Network.Spec.Losses[loss.Index];
        if (spec.Reduction == Reduction.Sum != (other.Spec.Reduction == Reduction.Sum))
        {
            return;
        }

        (Shape latents, Shape outputs) = (graph.Network.Values[loss.Mean].Shape, graph.Network.Values[other.Value].Shape);
        double beta = PerElement(spec, latents) / PerElement(other.Spec, outputs);
        if (beta > MostBeta)
        {
            issues.Add(
                Rules.KLWeight,
                "Weight",
                Wording.Short(loss.Weight),
                Wording.Short(beta),
                latents.Length,
                other.Spec.Function,
                outputs.Length,
                Wording.Short(loss.Weight / beta));
        }
    }

    private static double PerElement(LossSpec spec, Shape shape) =>
        spec.Weight / (spec.Reduction == Reduction.Mean ? (LossCatalog.Of(spec).CountsRows ? shape.Positions : shape.Length) : 1);

    private static IEnumerable<Latent> Latents(ShapedNetwork network) => network.Losses
        .Where(loss => loss.IsFirst && LossCatalog.Of(loss.Spec).Input == LossInput.Moments)
        .Select(loss => new Latent(loss.Index, loss.Value, loss.Outputs[1], loss.Spec.Weight));

    // Of one value, or of one layer's values in another arrangement.
    private static bool Same(int value, int other, NetworkIndex graph) =>
        value == other || (graph.Source(value) is { } source && source == graph.Source(other));

    private static string Name(Node sampling, int input, NetworkIndex graph) => graph.Network.Values[sampling.Inputs[input]].Name;

    private sealed record Latent(int Index, int Mean, int LogVariance, double Weight);
}

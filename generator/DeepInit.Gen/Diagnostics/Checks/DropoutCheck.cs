using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG230 and DIG231: dropout with no parameters after it, and dropout that drops nothing. DIG246 and DIG247: a rate so high that the part to keep was meant
/// (TensorFlow 1 and papers give that). DIG253: dropout that a batch normalisation reads, which learns the variance of what is dropped from, and meets another at
/// inference (Li et al. 2018).
/// </summary>
internal sealed class DropoutCheck : NetworkCheck
{
    private const double High = 0.8;
    private const double KeepsHardlyAny = 0.9;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        Node? shifted = null;
        foreach (Node node in graph.Network.Nodes)
        {
            if (node.Spec is not DroppingSpec dropout)
            {
                continue;
            }

            issues.At(Place.Layer, node.Index);
            if (dropout.Rate == 0)
            {
                issues.Add(Rules.DropoutZero, "rate", node.Name);
                continue;
            }

            if (!graph.ReachesWeights(node.Output) && graph.Weighted.Count > 0)
            {
                issues.Add(Rules.DropoutAtOutput, "", node.Name, $"'{graph.Network.Values[node.Inputs[0]].Name}'", Wording.Short(dropout.Rate * 100) + " %");
                continue;
            }

            Rate(node, dropout, issues);

            // Once for a network: what follows from the order of its layers follows everywhere alike.
            if (shifted is null && ReadByBatchNorm(node.Output, graph, weights: 1, []) is { } norm)
            {
                shifted = norm;
                issues.At(Place.Layer, node.Index).Add(
                    Rules.DropoutBeforeNorm, "", $"{LayerCatalog.Of(node.Spec).Word} '{node.Name}'", NetworkIndex.Describe(norm), Wording.Short(1 / (1 - dropout.Rate)));
            }
        }
    }

    private static void Rate(Node node, DroppingSpec dropout, Issues issues)
    {
        if (dropout.Rate < High)
        {
            return;
        }

        string keep = Math.Round(1 - dropout.Rate, 6).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        string layer = NetworkIndex.Describe(node);
        if (dropout.Rate >= KeepsHardlyAny)
        {
            issues.Suggest(Rules.KeepProbability, "rate", keep, layer, Wording.Short(dropout.Rate * 100), Wording.Short((1 - dropout.Rate) * 100), keep);
        }
        else
        {
            issues.Suggest(Rules.HighDropout, "rate", keep, layer, Wording.Short(dropout.Rate * 100), keep);
        }
    }

    // Through all but other normalisations, which take the variance off, and through one linear map: after two, so much is averaged that little is left.
    private static Node? ReadByBatchNorm(int value, NetworkIndex graph, int weights, HashSet<(int, int)> seen)
    {
        if (!seen.Add((value, weights)))
        {
            return null;
        }

        foreach (Node reader in graph.Readers(value))
        {
            LayerKind kind = LayerCatalog.Of(reader.Spec);
            int left = graph.WeightOf(reader) is null ? weights : weights - 1;
            if (kind.ReadsBatch(reader.Spec))
            {
                return reader;
            }

            if (left >= 0 && !kind.Normalizes && ReadByBatchNorm(reader.Output, graph, left, seen) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}

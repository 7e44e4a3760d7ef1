using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG242: a bias whose sums only batch normalisations read. Each takes off the mean of every feature over the batch, and the bias with it: it has no gradient and no
/// effect, and the normalisation's own shift is what it was to be (Ioffe &amp; Szegedy 2015, section 3.2). Looked through is what hands a constant of each feature on;
/// not dropout, nor zeros at edges, nor a frozen normalisation, whose mean does not follow.
/// </summary>
internal sealed class BiasBeforeNormCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Weighted)
        {
            // Shared parameters count where all that share them agree.
            if (node.Owner == node.Index && graph.BiasOf(node) is not null && graph.Sharing(node).All(other => Normalization(other, graph) is not null))
            {
                issues.At(Place.Layer, node.Index).Suggest(
                    Rules.BiasBeforeNorm, "UseBias", "false", NetworkIndex.Describe(node), NetworkIndex.Describe(Normalization(node, graph)!));
            }
        }
    }

    // The first of the normalisations that alone read the layer's sums, through what shifts with them; null where anything else reads them.
    private static Node? Normalization(Node node, NetworkIndex graph) =>
        NetworkIndex.ActivationOf(node).IsLinear && !graph.IsSink(node.Output) ? Taken(node.Output, graph, []) : null;

    private static Node? Taken(int value, NetworkIndex graph, Dictionary<int, Node?> known)
    {
        if (known.TryGetValue(value, out Node? before))
        {
            return before;
        }

        return known[value] = TakenAnew(value, graph, known);
    }

    private static Node? TakenAnew(int value, NetworkIndex graph, Dictionary<int, Node?> known)
    {
        Node? found = null;
        foreach (Node reader in graph.Readers(value))
        {
            LayerKind kind = LayerCatalog.Of(reader.Spec);
            Shape input = graph.Network.Values[value].Shape;
            Node? taken = kind.ReadsBatch(reader.Spec) || TakesMeans(kind, reader, input)
                ? reader
                : kind.ShiftsWithInput(reader.Spec, input, reader.Shape) && NetworkIndex.ActivationOf(reader).IsLinear && !graph.IsSink(reader.Output)
                    ? Taken(reader.Output, graph, known)
                    : null;
            if (taken is null)
            {
                return null;
            }

            found ??= taken;
        }

        return found;
    }

    // A group normalisation of groups of one channel takes off each channel's mean over the image (instance normalisation).
    private static bool TakesMeans(LayerKind kind, Node reader, Shape input) =>
        kind.TakesMeans && kind.NormalizedTogether(reader.Spec, input) == input.Positions && input.Positions > 1;
}

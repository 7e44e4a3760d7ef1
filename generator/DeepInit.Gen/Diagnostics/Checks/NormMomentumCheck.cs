using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG248: a momentum of batch normalisations in Keras' sense, the part that running statistics keep; here, as in PyTorch, it is the part of the new that they take. 1 is
/// a choice: the statistics are those of the last batch.
/// </summary>
internal sealed class NormMomentumCheck : NetworkCheck
{
    private const double Most = 0.7;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            if (node.Spec is BatchNormalizationSpec { Frozen: false, Momentum: >= Most and < 1 } norm)
            {
                string meant = Math.Round(1 - norm.Momentum, 6).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                issues.At(Place.Layer, node.Index).Suggest(
                    Rules.KerasMomentum, "Momentum", meant, Wording.Short(norm.Momentum), NetworkIndex.Describe(node), Wording.Short(norm.Momentum * 100), meant);
            }
        }
    }
}

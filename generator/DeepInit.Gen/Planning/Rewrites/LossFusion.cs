using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Rewrites, for training, a sigmoid or softmax followed by the loss of its probabilities into the loss of the logits: ln(sigmoid(z)) of a confident network
/// has no digits left, ln(1 + e^−z) has all of them. Predictions keep their activation.
/// </summary>
internal static class LossFusion
{
    public static ShapedNetwork Apply(ShapedNetwork network)
    {
        Node[] nodes = [.. network.Nodes];
        LossNode[] losses = [.. network.Losses];
        for (int i = 0; i < losses.Length; i++)
        {
            LossNode loss = losses[i];
            int index = loss.Value - network.InputCount;
            if (index < 0 || nodes.Any(n => n.Inputs.Contains(loss.Value)) || losses.Count(l => l.Outputs.Contains(loss.Value)) > 1)
            {
                continue;
            }

            LayerKind kind = LayerCatalog.Of(nodes[index].Spec);
            if (LossCatalog.Of(loss.Spec).OnLogits(loss.Spec, kind.ActivationOf(nodes[index].Spec)) is { } onLogits)
            {
                nodes[index] = nodes[index] with { Spec = kind.WithActivation(nodes[index].Spec, ActivationSpec.Linear) };
                losses[i] = loss with { Spec = onLogits };
            }
        }

        return network with { Nodes = nodes.ToEquatableArray(), Losses = losses.ToEquatableArray() };
    }
}

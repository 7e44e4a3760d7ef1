using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG229: a linear map straight into another of its kind: W2 (W1 x + b1) + b2 is one map. What is linear between them changes nothing: rearrangements, means
/// of pixels, enlargements, a batch normalisation (which is a scale and a shift at inference). Left alone is what is a factorisation: a middle narrower than
/// both sides, depthwise or grouped convolutions beside full ones, a window in two directions one after the other, a frozen projection; and a network that
/// shows that it is linear on purpose. DIG256, advice: a normalisation of rows between them, which divides by one number for each.
/// </summary>
internal sealed class TwoLinearCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (IsLinearOnPurpose(graph))
        {
            return;
        }

        foreach (Node second in graph.Weighted)
        {
            Node? norm = null;
            bool Passes(Node node)
            {
                bool normalizes = LayerCatalog.Of(node.Spec) is { Normalizes: true } kind && !kind.IsAffine(node.Spec);
                norm = normalizes ? node : norm;
                return graph.WeightOf(node) is null && (normalizes || IsLinear(node));
            }

            if (graph.Source(second.Inputs[0], Passes) is not { } first
                || graph.WeightOf(first) is not { } before
                || !NetworkIndex.ActivationOf(first).IsLinear
                || graph.IsSink(first.Output)
                || !AloneUpTo(second, first, graph)
                || !AddsNothing(first, second, graph)
                || !before.Trainable
                || !graph.WeightOf(second)!.Trainable)
            {
                continue;
            }

            issues.At(Place.Layer, first.Index);
            if (norm is not null)
            {
                issues.Add(
                    Rules.OnlyNormBetween,
                    LayerCatalog.Of(first.Spec).ActivationArgument ?? "",
                    NetworkIndex.Describe(first),
                    NetworkIndex.Describe(second),
                    NetworkIndex.Describe(norm));
                continue;
            }

            // Where something stands between, the activation belongs behind that, which is another attribute's place.
            bool direct = graph.Source(second.Inputs[0]) == first;
            issues.Suggest(
                Rules.TwoLinear,
                LayerCatalog.Of(first.Spec).ActivationArgument ?? "",
                direct ? Wording.Code(Activation.ReLU) : "",
                NetworkIndex.Describe(first),
                graph.InputsOf(first)[0].Shape.Features,
                first.Shape.Features,
                NetworkIndex.Describe(second),
                second.Shape.Features);
        }
    }

    private static bool IsLinear(Node node) => LayerCatalog.Of(node.Spec).IsAffine(node.Spec) && NetworkIndex.ActivationOf(node).IsLinear;

    // A normalisation that others read too, or one value of two readers, is a point where paths part.
    private static bool AloneUpTo(Node second, Node first, NetworkIndex graph)
    {
        for (int value = second.Inputs[0]; ; value = graph.Producer(value)!.Inputs[0])
        {
            if (graph.IsSink(value) || graph.Readers(value).Count != 1)
            {
                return false;
            }

            if (value == first.Output)
            {
                return true;
            }
        }
    }

    private static bool AddsNothing(Node first, Node second, NetworkIndex graph)
    {
        Shape input = graph.InputsOf(first)[0].Shape, between = graph.InputsOf(second)[0].Shape;
        FeatureReading reading = Reading(first, input);
        if (reading is not (FeatureReading.All or FeatureReading.Own) || reading != Reading(second, between))
        {
            return false;
        }

        // Flattened, each pixel is features of its own: then the channels alone say whether the middle is narrow.
        bool flattened = between.Features != first.Shape.Features;
        int before = flattened ? input.Features : graph.RequestOf(first).Fans.In;
        return reading == FeatureReading.Own || first.Shape.Features >= before || (!flattened && first.Shape.Features >= second.Shape.Features);
    }

    private static FeatureReading Reading(Node node, Shape input) => LayerCatalog.Of(node.Spec).ReadingOf(node.Spec, input);

    /// <summary>
    /// Three layers and more, nothing in the network that is not linear, and all but the last started orthogonal or as the identity: what is studied in deep
    /// linear networks (Saxe et al. 2014; Arora et al. 2018), and what nobody writes who has forgotten the activations.
    /// </summary>
    private static bool IsLinearOnPurpose(NetworkIndex graph) =>
        graph.Weighted.Count >= 3
        && graph.Network.Nodes.All(node => NetworkIndex.ActivationOf(node).IsLinear)
        && graph.Weighted.Take(graph.Weighted.Count - 1).All(node => graph.WeightOf(node)!.Settings.AskedInit.Init is Init.Orthogonal or Init.Identity or Init.DeltaOrthogonal or Init.Dirac or Init.ZerO);
}

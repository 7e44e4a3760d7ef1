using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>DIG122: no logit of a network that predicts the next id of a sequence has seen that id.</summary>
internal static class NextIdCheck
{
    /// <summary>Reports the first layer through which a logit sees what it predicts.</summary>
    /// <param name="network">The network, with one output.</param>
    /// <param name="input">The input of the sequence.</param>
    /// <param name="of">Whose steps they are, for messages: empty, or <c> of 'en'</c>.</param>
    /// <param name="mayEnd">Whether a value of all steps is left to other messages.</param>
    /// <param name="issues">Where it is reported.</param>
    /// <returns>Whether there is one.</returns>
    public static bool Report(ShapedNetwork network, int input, string of, bool mayEnd, Issues issues)
    {
        (Node Node, string Why, string Remedy)? found =
            StepwiseNetwork.Obstacle(network, input) is { } obstacle ? (obstacle, $"cannot take the steps{of} one by one", LayerCatalog.Of(obstacle.Spec).ToSeeThePastAlone(obstacle.Spec))
            : StepwiseNetwork.ReadsBatch(network, input) is { } normalization ? (normalization, "takes means of all steps of a batch", "[LayerNormalization] and [RMSNormalization] take those of each step")
            : !mayEnd && StepwiseNetwork.Ends(network, input) is { } end ? (end, $"makes one value of all steps{of}", "let it keep them (ReturnSequences = true of a recurrent layer)")
            : null;
        if (found is not { } layer)
        {
            return false;
        }

        issues.At(Place.Layer, layer.Node.Index).Add(
            Rules.SeesNext,
            "",
            $"{LayerCatalog.Of(layer.Node.Spec).Word} '{layer.Node.Name}' {layer.Why}",
            network.Values[network.Outputs[0]].Name,
            layer.Remedy.Length > 0 ? "; " + layer.Remedy : "");
        return true;
    }

    /// <summary>The first loss that does not compare the logits with one id each; null where all do.</summary>
    public static LossNode? OtherLoss(ShapedNetwork network) => network.Losses.FirstOrDefault(loss =>
        loss.Value != network.Outputs[0] || !LossCatalog.Of(loss.Spec).TakesClassIndices(loss.Spec) || LossCatalog.Of(loss.Spec).LabelsOf(loss.Spec) is not null);
}

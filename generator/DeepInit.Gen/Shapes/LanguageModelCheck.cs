using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>DIG122, DIG123: what <c>[LanguageModel]</c> says of a network holds: each output are the logits of the next id, which nothing on the way has seen.</summary>
internal static class LanguageModelCheck
{
    public static void Run(ShapedNetwork network, Issues issues)
    {
        if (!network.Spec.IsLanguageModel || issues.AnyErrors)
        {
            return;
        }

        issues.At(Place.LanguageModel, 0);
        if (network.Spec.RowType is not null || network.InputCount != 1 || network.Spec.Inputs[0].Ids is not { } ids || !StepwiseNetwork.IsSequence(network.Spec.Inputs[0]))
        {
            issues.Add(Rules.NoLanguageModel, "", "needs one input of ids, [steps], as [Input(\"tokens\", 64, Vocabulary = 65)]", network.Spec.RowType is not null ? "the network reads rows" : $"there {(network.InputCount == 1 ? "is" : "are")} {string.Join(", ", network.Inputs.Select(Described))}");
            return;
        }

        Value output = network.Values[network.Outputs[0]];
        if (network.Outputs.Count != 1)
        {
            issues.Add(Rules.NoLanguageModel, "", "needs one output, the logits of the next id", $"there are {network.Outputs.Count.ToString(CultureInfo.InvariantCulture)}");
            return;
        }

        if (StepwiseNetwork.Obstacle(network, 0) is { } obstacle)
        {
            Report(obstacle, "cannot take the steps one by one", LayerCatalog.Of(obstacle.Spec).ToSeeThePastAlone(obstacle.Spec));
            return;
        }

        if (network.Nodes.FirstOrDefault(node => LayerCatalog.Of(node.Spec).ReadsBatch(node.Spec)) is { } normalization)
        {
            Report(normalization, "takes means of all steps of a batch", "[LayerNormalization] and [RMSNormalization] take those of each step");
            return;
        }

        // What follows the end of the steps has seen all of them, whatever shape it gets.
        if (StepwiseNetwork.Ends(network, 0) is { } end && output.Shape.Dimensions.Count > 1)
        {
            Report(end, "makes one value of all steps", "let it keep them (ReturnSequences = true of a recurrent layer)");
            return;
        }

        var expected = new Shape(network.Inputs.Single().MostSteps, ids.Vocabulary);
        if (output.Shape != expected)
        {
            issues.Add(Rules.NoLanguageModel, "", $"needs logits of all {ids.Vocabulary.ToString(CultureInfo.InvariantCulture)} ids at each step, shape {expected}", $"the output '{output.Name}' has shape {output.Shape}");
        }
        else if (network.Losses.FirstOrDefault(loss => loss.Value != output.Id || !LossCatalog.Of(loss.Spec).TakesClassIndices(loss.Spec) || LossCatalog.Of(loss.Spec).LabelsOf(loss.Spec) is not null) is { } other)
        {
            issues.Add(Rules.NoLanguageModel, "", "needs losses of its logits and the ids that come next, as CrossEntropy", $"{other.Spec.Function} is another");
        }

        void Report(Node node, string why, string remedy) => issues.At(Place.Layer, node.Index).Add(
            Rules.SeesNext, "", $"{LayerCatalog.Of(node.Spec).Word} '{node.Name}' {why}", output.Name, remedy.Length > 0 ? "; " + remedy : "");
    }

    /// <summary>An input, for messages.</summary>
    public static string Described(Value input) => $"'{input.Name}' {input.Shape}{(input.Ids is null ? " of numbers" : " of ids")}";
}

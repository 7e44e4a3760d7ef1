using System.Globalization;
using DeepInit.Gen.Diagnostics;
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

        // What follows the end of the steps has seen all of them, whatever shape it gets; one of numbers alone is no row of logits.
        if (NextIdCheck.Report(network, 0, of: "", mayEnd: output.Shape.Dimensions.Count == 1, issues))
        {
            return;
        }

        var expected = new Shape(network.Inputs.Single().MostSteps, ids.Vocabulary);
        if (output.Shape != expected)
        {
            issues.Add(Rules.NoLanguageModel, "", $"needs logits of all {ids.Vocabulary.ToString(CultureInfo.InvariantCulture)} ids at each step, shape {expected}", $"the output '{output.Name}' has shape {output.Shape}");
        }
        else if (NextIdCheck.OtherLoss(network) is { } other)
        {
            issues.Add(Rules.NoLanguageModel, "", "needs losses of its logits and the ids that come next, as CrossEntropy", $"{other.Spec.Function} is another");
        }
    }

    /// <summary>An input, for messages.</summary>
    public static string Described(Value input) => $"'{input.Name}' {input.Shape}{(input.Ids is null ? " of numbers" : " of ids")}";
}

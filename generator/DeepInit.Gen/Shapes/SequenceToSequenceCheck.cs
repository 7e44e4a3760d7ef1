using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>DIG122, DIG164: what <c>[SequenceToSequence]</c> says of a network holds: its output are the logits of the target's next id, made of the source, and nothing on the way has seen that id.</summary>
internal static class SequenceToSequenceCheck
{
    public static void Run(ShapedNetwork network, Issues issues)
    {
        if (network.Spec.SequenceToSequence is not { } pair || issues.AnyErrors)
        {
            return;
        }

        issues.At(Place.SequenceToSequence, 0);
        string inputs = network.Spec.RowType is not null ? "the network reads rows" : $"there {(network.InputCount == 1 ? "is" : "are")} {string.Join(", ", network.Inputs.Select(LanguageModelCheck.Described))}";
        if (network.Spec.RowType is not null || network.InputCount != 2 || network.Spec.Inputs.Any(input => input.Ids is null || !StepwiseNetwork.IsSequence(input)))
        {
            Refuse("", "needs two inputs of ids, [steps], one to read and one to write, as [Input(\"de\", 40, Vocabulary = 5000, PaddingIndex = 0)]", inputs);
            return;
        }

        foreach ((string argument, string name) in new[] { ("source", pair.Source), ("target", pair.Target) })
        {
            if (network.Spec.Inputs.All(input => input.Name != name))
            {
                Refuse(argument, $"names the {argument} '{name}'", inputs);
                return;
            }
        }

        if (pair.Source == pair.Target)
        {
            Refuse("target", "needs a target beside the source", $"both are '{pair.Source}'");
            return;
        }

        Value target = network.Inputs.Single(input => input.Name == pair.Target);
        InputSpec written = network.Spec.Inputs[target.Id];
        int vocabulary = written.Ids!.Vocabulary;
        foreach ((string argument, int token) in new[] { ("StartToken", pair.StartToken), ("EndToken", pair.EndToken) })
        {
            if (token < 0 || token >= vocabulary)
            {
                Refuse(argument, $"needs a {argument} among the {Text(vocabulary)} ids of '{pair.Target}'", $"it is {Text(token)}");
                return;
            }

            if (written.Ids.PaddingIndex == token)
            {
                Refuse(argument, $"needs a {argument} that is a step", $"{Text(token)} is the padding of '{pair.Target}'");
                return;
            }
        }

        if (!written.HasSteps)
        {
            Refuse("", $"needs to know where a row of '{pair.Target}' ends, by PaddingIndex or Lengths", "all its rows have as many steps");
            return;
        }

        if (network.Outputs.Count != 1)
        {
            Refuse("", "needs one output, the logits of the next id", $"there are {Text(network.Outputs.Count)}: {string.Join(", ", network.Outputs.Select(value => $"'{network.Values[value].Name}'"))}");
            return;
        }

        Value output = network.Values[network.Outputs[0]];
        if (NextIdCheck.Report(network, target.Id, $" of '{pair.Target}'", mayEnd: false, issues))
        {
            return;
        }

        if (output.Shape != new Shape(target.MostSteps, vocabulary))
        {
            Refuse("", $"needs logits of all {Text(vocabulary)} ids of '{pair.Target}' at each of its steps, shape {new Shape(target.MostSteps, vocabulary)}", $"the output '{output.Name}' has shape {output.Shape}");
        }
        else if (network.Inputs.FirstOrDefault(input => !StepwiseNetwork.Reaches(network, input.Id, output.Id)) is { } unread)
        {
            Refuse(unread.Name == pair.Source ? "source" : "target", "needs an output that is made of source and target", $"no path leads from '{unread.Name}' to '{output.Name}'");
        }
        else if (StepwiseNetwork.Of(network) is null)
        {
            Refuse("", $"needs a layer that reads the steps of '{pair.Target}' before each, as [GRU] or causal [MultiHeadAttention]", "there is none");
        }
        else if (NextIdCheck.OtherLoss(network) is { } other)
        {
            Refuse("", "needs losses of its logits and the ids that come next, as CrossEntropy", $"{other.Spec.Function} is another");
        }

        void Refuse(string argument, string expected, string found) => issues.Add(Rules.NoSequenceToSequence, argument, expected, found);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

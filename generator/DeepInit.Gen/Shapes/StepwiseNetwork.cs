using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// A network as a session sees it: one sequence that comes step by step, and perhaps other inputs that are given at its beginning, as the sentence that is translated. Its values are those of a sequence
/// with a length of its own, so that what is planned for such sequences serves here, too; what layers need of earlier steps they keep in the session.
/// </summary>
/// <param name="Network">The network, with a length of its own for the sequence.</param>
/// <param name="Input">The number of the input that comes step by step.</param>
/// <param name="Follows">Of each value, whether it depends on that input; others are made once, at the beginning.</param>
internal sealed record StepwiseNetwork(ShapedNetwork Network, int Input, EquatableArray<bool> Follows)
{
    /// <summary>The session's view of a network; null where there is none, because a layer needs steps that are still to come, or none needs to know of earlier ones.</summary>
    /// <param name="network">The network.</param>
    public static StepwiseNetwork? Of(ShapedNetwork network)
    {
        if (network.Outputs.Count != 1 || network.Spec.RowType is not null)
        {
            return null;
        }

        // The sequence that is written stands behind what it is made from, unless the network says which it is.
        foreach (Value input in network.Inputs.Reverse().Where(input => IsSequence(network.Spec.Inputs[input.Id]) && (network.Spec.SequenceToSequence is not { } pair || pair.Target == input.Name)))
        {
            Value[] values = [.. network.Values];
            bool[] follows = new bool[values.Length];
            if (Follow(network, input.Id, values, follows, out bool carries) is null && (carries || network.Spec.IsLanguageModel)
                && (network.InputCount == 1 || values[network.Outputs[0]].Steps == input.Id))
            {
                return new(network with { Values = values.ToEquatableArray() }, input.Id, follows.ToEquatableArray());
            }
        }

        return null;
    }

    /// <summary>The first layer that cannot take the steps of an input one by one; null where all can.</summary>
    public static Node? Obstacle(ShapedNetwork network, int input) => Follow(network, input, [.. network.Values], new bool[network.Values.Count], out _);

    /// <summary>The layer that makes one value of all steps, before the output of a network that can take them one by one; null where the output has the steps.</summary>
    public static Node? Ends(ShapedNetwork network, int input)
    {
        Value[] values = [.. network.Values];
        bool[] follows = new bool[values.Length];
        Follow(network, input, values, follows, out _);
        return values[network.Outputs[0]].Steps == input ? null : network.Nodes.FirstOrDefault(node => node.Inputs.Any(value => follows[value] && values[value].Steps == input) && values[node.Output].Steps is null);
    }

    /// <summary>The first layer behind an input that reads statistics of a batch; null for none.</summary>
    public static Node? ReadsBatch(ShapedNetwork network, int input) => Reached(network, input).FirstOrDefault(node => LayerCatalog.Of(node.Spec).ReadsBatch(node.Spec));

    /// <summary>Whether a path leads from one value to another.</summary>
    public static bool Reaches(ShapedNetwork network, int from, int to) => Reached(network, from).Any(node => node.Output == to);

    /// <summary>The inputs that are given at the beginning.</summary>
    public IEnumerable<Value> Given => Network.Inputs.Where(input => input.Id != Input);

    /// <summary>The values made at the beginning that the steps read.</summary>
    public IEnumerable<int> Read => Network.Nodes.Where(node => Follows[node.Output]).SelectMany(node => node.Inputs).Where(value => !Follows[value]).Distinct();

    /// <summary>The most steps of a session; null where there may be any number.</summary>
    public int? MostSteps => Network.Nodes.Any(node => Follows[node.Output] && LayerCatalog.Of(node.Spec).StepsOf(node.Spec).Streaming == Streaming.CarriedWithin)
        ? Network.Values[Input].MostSteps
        : null;

    /// <summary>Whether an input is a sequence of steps: ids one after another, or steps of several numbers.</summary>
    public static bool IsSequence(InputSpec input) => input.Ids is not null ? input.Shape is [> 1] : input.Shape.Count == 2 && input.Order == ChannelOrder.ChannelsLast;

    private static IEnumerable<Node> Reached(ShapedNetwork network, int input)
    {
        bool[] reached = new bool[network.Values.Count];
        reached[input] = true;
        foreach (Node node in network.Nodes.Where(node => node.Inputs.Any(value => reached[value])))
        {
            reached[node.Output] = true;
            yield return node;
        }
    }

    // Says of each value whether it follows the input, and has its steps.
    private static Node? Follow(ShapedNetwork network, int input, Value[] values, bool[] follows, out bool carries)
    {
        values[input] = values[input] with { Steps = input };
        follows[input] = true;
        carries = false;
        foreach (Node node in network.Nodes.Where(node => node.Inputs.Any(value => follows[value])))
        {
            StepRule rule = LayerCatalog.Of(node.Spec).StepsOf(node.Spec);
            int[] beside = [.. node.Inputs.Skip(node.Inputs.Count - node.Spec.Beside.Count())], read = [.. node.Inputs.Take(node.Inputs.Count - beside.Length)];
            bool hasSteps = values[read[0]].Steps == input;
            follows[node.Output] = true;

            // Of what follows the input beside the steps, the end would have to be known before.
            if (beside.Any(value => follows[value]) || read.Any(value => !follows[value] || (values[value].Steps == input) != hasSteps) || (hasSteps && rule.Streaming == Streaming.No))
            {
                return node;
            }

            carries |= hasSteps && rule.Streaming != Streaming.Alone;
            values[node.Output] = values[node.Output] with { Steps = hasSteps && rule.Fate == StepFate.Keeps ? input : null };
        }

        return null;
    }
}

using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// A network as a session sees it: one sequence that comes step by step. Its values are those of a sequence with a length of its own, so that what is planned for such sequences
/// serves here, too; what layers need of earlier steps they keep in the session.
/// </summary>
internal static class StepwiseNetwork
{
    /// <summary>The network of a session; null where there is none, because a layer needs steps that are still to come, or none needs to know of earlier ones.</summary>
    /// <param name="network">The network.</param>
    public static ShapedNetwork? Of(ShapedNetwork network)
    {
        if (network.InputCount != 1 || network.Outputs.Count != 1 || network.Spec.RowType is not null || !IsSequence(network.Spec.Inputs[0]))
        {
            return null;
        }

        Value[] values = [.. network.Values];
        return Follow(network, values, out bool carries) is null && (carries || network.Spec.IsLanguageModel) ? network with { Values = values.ToEquatableArray() } : null;
    }

    /// <summary>The first layer that cannot take the steps of the only input one by one; null where all can.</summary>
    public static Node? Obstacle(ShapedNetwork network) => Follow(network, [.. network.Values], out _);

    // Says of each value whether it has the steps of the input.
    private static Node? Follow(ShapedNetwork network, Value[] values, out bool carries)
    {
        const int Input = 0;
        values[Input] = values[Input] with { Steps = Input };
        carries = false;
        foreach (Node node in network.Nodes)
        {
            StepRule rule = LayerCatalog.Of(node.Spec).StepsOf(node.Spec);
            bool[] haveSteps = [.. node.Inputs.Select(value => values[value].Steps is not null)];
            if (haveSteps.All(has => !has))
            {
                continue;
            }

            if (rule.Streaming == Streaming.No || haveSteps.Any(has => !has))
            {
                return node;
            }

            carries |= rule.Streaming != Streaming.Alone;
            values[node.Output] = values[node.Output] with { Steps = rule.Fate == StepFate.Keeps ? Input : null };
        }

        return null;
    }

    /// <summary>The most steps of a session; null where there may be any number.</summary>
    /// <param name="stepwise">The network of a session.</param>
    public static int? MostSteps(ShapedNetwork stepwise) =>
        stepwise.Nodes.Any(node => node.Inputs.Any(value => stepwise.Values[value].Steps is not null) && LayerCatalog.Of(node.Spec).StepsOf(node.Spec).Streaming == Streaming.CarriedWithin)
            ? stepwise.Values[0].MostSteps
            : null;

    /// <summary>Whether an input is a sequence of steps: ids one after another, or steps of several numbers.</summary>
    public static bool IsSequence(InputSpec input) => input.Ids is not null ? input.Shape is [> 1] : input.Shape.Count == 2 && input.Order == ChannelOrder.ChannelsLast;
}

using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG228: an activation layer on what is activated already, as after a layer whose Activation was set and forgotten.</summary>
internal sealed class TwoActivationsCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            if (node.Spec is ActivationLayerSpec { Activation.IsLinear: false } layer
                && graph.Source(node.Inputs[0]) is { } before
                && !NetworkIndex.ActivationOf(before).IsLinear)
            {
                issues.At(Place.Layer, node.Index).Suggest(
                    Rules.TwoActivations,
                    "activation",
                    "",
                    Remedies(node, layer.Activation.Function, before),
                    NetworkIndex.Describe(node),
                    layer.Activation.Function,
                    NetworkIndex.Describe(before),
                    NetworkIndex.ActivationOf(before).Function);
            }
        }
    }

    // A distribution is what a network ends in, so that what stands before it is the fault; of two alike, either. Else nothing says which was meant.
    private static IEnumerable<Remedy> Remedies(Node second, Activation after, Node first)
    {
        Activation before = NetworkIndex.ActivationOf(first).Function;
        bool same = before == after;
        bool distribution = after is Activation.Softmax or Activation.LogSoftmax;
        bool certain = distribution && before is not (Activation.Softmax or Activation.LogSoftmax);
        if (!certain)
        {
            yield return new($"Remove {after} of {NetworkIndex.Describe(second)}", Place.Layer, second.Index, "activation");
        }

        if (!same)
        {
            yield return new($"Remove {before} of {NetworkIndex.Describe(first)}", Place.Layer, first.Index, NetworkIndex.ActivationArgument(first));
        }
    }
}

using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The network as <c>DeepInit.NetworkGraph</c> reads it: the name of each value, and what it is, as one line of text.</summary>
internal static class GraphEmitter
{
    /// <summary>The arguments of the constructor, a line each.</summary>
    public static IEnumerable<string> Lines(NetworkPlan plan)
    {
        ShapedNetwork network = plan.Network;
        foreach ((InputSpec input, Value value) in network.Spec.Inputs.Zip(network.Inputs, (input, value) => (input, value)))
        {
            yield return Line(value.Name, ["Input", Text(value.Shape), .. Order(input.Order, value.Shape), .. Vocabulary(value.Ids), .. input.HasSteps ? [GraphOption.Of("Lengths", input.Lengths.ToString())] : Array.Empty<string>()]);
        }

        foreach (Node node in network.Nodes)
        {
            Value[] inputs = [.. node.Inputs.Select(id => network.Values[id])];
            LayerKind kind = LayerCatalog.Of(node.Spec);
            yield return Line(
                node.Name,
                [
                    $"{kind.Word}({string.Join(",", node.Inputs)})",
                    .. node.Shape == inputs[0].Shape ? [] : new[] { Text(node.Shape) },
                    .. node.SharedWith is { } owner ? GraphOption.Of("ParametersOf", -1, network.Nodes[owner].Output) : [],
                    .. node.Spec.TiedTo is { } table ? [GraphOption.Of("TiedTo", network.Nodes[network.Nodes[table].Owner].Name)] : Array.Empty<string>(),
                    .. kind.GraphOptions(node.Spec, inputs),
                ]);
        }

        foreach (int output in network.Outputs)
        {
            Value value = network.Values[output];
            yield return Line(value.Name, [$"Output({output})", .. Order(network.Spec.OrderOf(value.Name), value.Shape)]);
        }
    }

    private static string Line(string name, IEnumerable<string> words) => Literal.Of(name) + ", " + Literal.Of(string.Join(" ", words));

    private static IEnumerable<string> Vocabulary(Ids? ids) => ids is null ? [] : [.. GraphOption.Of("Vocabulary", 0, ids.Vocabulary), .. GraphOption.Of("PaddingIndex", -1, ids.PaddingIndex ?? -1)];

    private static string Text(Shape shape) => "[" + string.Join(",", shape.Dimensions) + "]";

    private static IEnumerable<string> Order(ChannelOrder order, Shape shape) =>
        order == ChannelOrder.ChannelsFirst && shape.Dimensions.Count > 1 ? [GraphOption.Of("Order", nameof(ChannelOrder.ChannelsFirst))] : [];
}

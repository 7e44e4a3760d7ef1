using System.Globalization;

namespace DeepInit.Onnx.Layers;

/// <summary>A recurrent layer: a node for each direction of each layer, over sequences with the steps in front.</summary>
/// <param name="operator">The operator of ONNX.</param>
/// <param name="gates">For each gate of the operator, in its order, the number of ours.</param>
internal sealed class RecurrentExport(string @operator, params int[] gates) : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        int units = (int)layer.Number("Units", 0), layers = (int)layer.Number("Layers", 1), steps = layer.Inputs[0].Shape[0];
        bool isReverse = layer.Text("Reverse", "") == "true", isBoth = layer.Text("Bidirectional", "") == "true", returnsAll = layer.Text("ReturnSequences", "") == "true";
        bool hasState = layer.Text("InitialState", "") == "true", hasMemory = layer.Text("InitialMemory", "") == "true";
        OnnxValue? lengths = graph.Sequences.LengthsOf(layer.Inputs[0]);
        List<OnnxValue> nodes = [];
        OnnxValue value = graph.Node("Transpose", [graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast)], OnnxAttribute.Of("perm", [1, 0, 2]));
        for (int i = 0; i < layers; i++)
        {
            bool keepsSteps = returnsAll || i < layers - 1;
            OnnxValue[] directions = [.. Enumerable.Range(0, isBoth ? 2 : 1).Select(direction => Direction(i, direction == 1, keepsSteps))];
            value = directions.Length == 1 ? directions[0] : graph.Node("Concat", directions, OnnxAttribute.Of("axis", -1));
        }

        graph.SetSteps(layer, [.. nodes]);
        graph.Set(layer, returnsAll ? graph.Node("Transpose", [value], OnnxAttribute.Of("perm", [1, 0, 2])) : value, ChannelOrder.ChannelsLast);

        OnnxValue Direction(int number, bool isSecond, bool keepsSteps)
        {
            string suffix = $"_l{number.ToString(CultureInfo.InvariantCulture)}{(isSecond ? "_reverse" : "")}";
            bool goesBack = isReverse != isSecond;
            OnnxValue? bias = null;
            if (graph.TryParameter(layer, "bias_ih" + suffix) is { } ofInput)
            {
                OnnxValue first = Ordered(ofInput);
                OnnxValue second = graph.TryParameter(layer, "bias_hh" + suffix) is { } ofState ? Ordered(ofState) : graph.Node("Mul", [first, graph.Number(0)]);
                bias = Single(graph.Node("Concat", [first, second], OnnxAttribute.Of("axis", 0)));
            }

            List<AttributeProto> attributes =
            [
                OnnxAttribute.Of("direction", goesBack ? "reverse" : "forward"),
                OnnxAttribute.Of("hidden_size", units),
            ];
            if (@operator == "GRU")
                attributes.Add(OnnxAttribute.Of("linear_before_reset", layer.Text("ResetAfter", "") == "false" ? 0 : 1));
            if (@operator == "RNN")
                attributes.Add(OnnxAttribute.Of("activations", [Activation(layer)]));
            OnnxValue w = Single(Ordered(graph.Parameter(layer, "weight_ih" + suffix))), r = Single(Ordered(graph.Parameter(layer, "weight_hh" + suffix)));
            int place = (number * (isBoth ? 2 : 1)) + (isSecond ? 1 : 0);
            OnnxValue? state = hasState ? First(layer.Inputs[1], place) : null, memory = hasMemory ? First(layer.Inputs[hasState ? 2 : 1], place) : null;
            OnnxValue?[] inputs = [value, w, r, bias, lengths, state, memory];
            inputs = [.. inputs.Take(1 + Array.FindLastIndex(inputs, input => input is not null))];

            // The last state of a row is not at the last of all steps.
            if (lengths is not null && !keepsSteps)
            {
                OnnxValue end = graph.Node(@operator, output: 1, inputs, [.. attributes]);
                nodes.Add(end);
                return graph.Node("Squeeze", [end, graph.Integers(0)]);
            }

            OnnxValue states = graph.Node(@operator, inputs, [.. attributes]);
            nodes.Add(states);
            OnnxValue all = graph.Node("Squeeze", [states, graph.Integers(1)]);
            return keepsSteps ? all : graph.Node("Squeeze", [graph.Node("Gather", [all, graph.Integers(goesBack ? 0 : steps - 1)], OnnxAttribute.Of("axis", 0)), graph.Integers(0)]);
        }

        // What a direction starts from, [1, rows, units].
        OnnxValue First(LayerDescription given, int place) => Single(graph.Node(
            "Slice", [graph.In(given, ChannelOrder.ChannelsLast), graph.Integers(place * units), graph.Integers((place + 1) * units), graph.Integers(1)]));

        // The rows of the gates in the operator's order.
        OnnxValue Ordered(OnnxValue parameter) => gates.Length == 1
            ? parameter
            : graph.Node("Gather", [parameter, graph.Integers([.. gates.SelectMany(gate => Enumerable.Range(gate * units, units))])], OnnxAttribute.Of("axis", 0));

        OnnxValue Single(OnnxValue parameter) => graph.Node("Unsqueeze", [parameter, graph.Integers(0)]);
    }

    // What the operator has under a name of its own, without parameters.
    private static string Activation(LayerDescription layer) => layer.Text("Activation", "Linear") switch
    {
        "Tanh" => "Tanh",
        "ReLU" => "Relu",
        "Sigmoid" => "Sigmoid",
        "Softsign" => "Softsign",
        "Softplus" => "Softplus",
        var other => throw new NotSupportedException($"Layer '{layer.Name}' ({layer.Kind}) has the activation {other}, which ONNX's RNN has not: Tanh, ReLU, Sigmoid, Softsign and Softplus can be saved."),
    };
}

namespace DeepInit.Onnx.Layers;

/// <summary>The largest value or the mean of each channel.</summary>
/// <param name="operator">The operator of ONNX.</param>
internal sealed class GlobalPoolingExport(string @operator) : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        if (graph.Sequences.LengthsOf(input) is { } lengths)
        {
            graph.Set(layer, OfSteps(input, graph.Sequences.Numbers(lengths), graph), ChannelOrder.ChannelsLast);
            return;
        }

        ChannelOrder order = graph.OrderOf(input);
        IEnumerable<int> axes = Enumerable.Range(order == ChannelOrder.ChannelsFirst ? 2 : 1, input.Shape.Count - 1);
        graph.Set(layer, graph.Node(@operator, [graph.In(input, order)], OnnxAttribute.Of("axes", axes), OnnxAttribute.Of("keepdims", 0)), ChannelOrder.ChannelsLast);
    }

    // Of the real steps; of none it is 0.
    private OnnxValue OfSteps(LayerDescription input, OnnxValue lengths, OnnxGraph graph)
    {
        OnnxValue x = graph.In(input, ChannelOrder.ChannelsLast);
        if (@operator == "ReduceMean")
        {
            OnnxValue sum = graph.Node("ReduceSum", [graph.Sequences.Masked(input, x, 0), graph.Integers(1)], OnnxAttribute.Of("keepdims", 0));
            return graph.Node("Div", [sum, graph.Node("Max", [lengths, graph.Number(1)])]);
        }

        OnnxValue largest = graph.Node(@operator, [graph.Sequences.Masked(input, x, double.NegativeInfinity)], OnnxAttribute.Of("axes", [1]), OnnxAttribute.Of("keepdims", 0));
        return graph.Node("Where", [graph.Node("Greater", [lengths, graph.Number(0)]), largest, graph.Number(0)]);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>The last step of a sequence.</summary>
internal sealed class LastStepExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        if (graph.Sequences.LengthsOf(input) is { } lengths)
        {
            OnnxValue end = graph.Node("Sub", [graph.Node("Cast", [lengths], OnnxAttribute.Of("to", (long)TensorProto.Types.DataType.Int64)), graph.Integer(1)]);
            OnnxValue places = graph.Node("Unsqueeze", [end, graph.Integers(1)]);
            graph.Set(layer, graph.Node("GatherND", [graph.In(input, ChannelOrder.ChannelsLast), places], OnnxAttribute.Of("batch_dims", 1)), ChannelOrder.ChannelsLast);
            return;
        }

        OnnxValue last = graph.Node("Gather", [graph.In(input, ChannelOrder.ChannelsLast), graph.Integers(input.Shape[0] - 1)], OnnxAttribute.Of("axis", 1));
        graph.Set(layer, graph.Node("Squeeze", [last, graph.Integers(1)]), ChannelOrder.ChannelsLast);
    }
}

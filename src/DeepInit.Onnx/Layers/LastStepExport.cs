namespace DeepInit.Onnx.Layers;

/// <summary>The last step of a sequence.</summary>
internal sealed class LastStepExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        OnnxValue last = graph.Node("Gather", [graph.In(input, ChannelOrder.ChannelsLast), graph.Integers(input.Shape[0] - 1)], OnnxAttribute.Of("axis", 1));
        graph.Set(layer, graph.Node("Squeeze", [last, graph.Integers(1)]), ChannelOrder.ChannelsLast);
    }
}

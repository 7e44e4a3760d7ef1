namespace DeepInit.Onnx.Layers;

/// <summary>The largest value or the mean of each channel.</summary>
/// <param name="operator">The operator of ONNX.</param>
internal sealed class GlobalPoolingExport(string @operator) : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        ChannelOrder order = graph.OrderOf(input);
        IEnumerable<int> axes = Enumerable.Range(order == ChannelOrder.ChannelsFirst ? 2 : 1, input.Shape.Count - 1);
        graph.Set(layer, graph.Node(@operator, [graph.In(input, order)], OnnxAttribute.Of("axes", axes), OnnxAttribute.Of("keepdims", 0)), ChannelOrder.ChannelsLast);
    }
}

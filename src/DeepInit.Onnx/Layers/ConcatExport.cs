namespace DeepInit.Onnx.Layers;

/// <summary>Values joined along their features.</summary>
internal sealed class ConcatExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue[] inputs = [.. layer.Inputs.Select(input => graph.In(input, order))];
        graph.Set(layer, graph.Node("Concat", inputs, OnnxAttribute.Of("axis", OnnxGraph.FeatureAxis(order))), order);
    }
}

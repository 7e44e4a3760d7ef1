namespace DeepInit.Onnx.Layers;

/// <summary>y = x / √(mean x² + ε) · weight over the features, written out.</summary>
internal sealed class RMSNormalizationExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast);
        OnnxValue squares = graph.Node("ReduceMean", [graph.Node("Mul", [x, x])], OnnxAttribute.Of("axes", [-1]), OnnxAttribute.Of("keepdims", 1));
        OnnxValue root = graph.Node("Sqrt", [graph.Node("Add", [squares, graph.Number(layer.Number("Epsilon", 1e-5))])]);
        graph.Set(layer, graph.Node("Mul", [graph.Node("Div", [x, root]), graph.Parameter(layer, "weight")]), ChannelOrder.ChannelsLast);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>y = x / √(mean x² + ε) · weight over the features, written out.</summary>
internal sealed class RMSNormalizationExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph) => graph.Set(
        layer,
        Of(graph, graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast), graph.Parameter(layer, "weight"), layer.Number("Epsilon", 1e-5)),
        ChannelOrder.ChannelsLast);

    /// <summary>The same of the last axis of any value.</summary>
    public static OnnxValue Of(OnnxGraph graph, OnnxValue x, OnnxValue weight, double epsilon)
    {
        OnnxValue squares = graph.Node("ReduceMean", [graph.Node("Mul", [x, x])], OnnxAttribute.Of("axes", [-1]), OnnxAttribute.Of("keepdims", 1));
        OnnxValue root = graph.Node("Sqrt", [graph.Node("Add", [squares, graph.Number(epsilon)])]);
        return graph.Node("Mul", [graph.Node("Div", [x, root]), weight]);
    }
}

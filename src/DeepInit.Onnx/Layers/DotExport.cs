namespace DeepInit.Onnx.Layers;

/// <summary>y = Σ a · b over the features; of unit vectors if asked for, where squared lengths below 1e-12 count as that.</summary>
internal sealed class DotExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue a = graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast);
        OnnxValue b = graph.In(layer.Inputs[1], ChannelOrder.ChannelsLast);
        OnnxValue y = Sum(a, b, graph);
        if (layer.Text("Normalize", "False") == "True")
            y = graph.Node("Div", [y, graph.Node("Mul", [Length(a, graph), Length(b, graph)])]);
        graph.Set(layer, y, ChannelOrder.ChannelsLast);
    }

    private static OnnxValue Length(OnnxValue x, OnnxGraph graph) => graph.Node("Sqrt", [graph.Node("Max", [Sum(x, x, graph), graph.Number(1e-12)])]);

    private static OnnxValue Sum(OnnxValue a, OnnxValue b, OnnxGraph graph) =>
        graph.Node("ReduceSum", [graph.Node("Mul", [a, b]), graph.Integers(-1)], OnnxAttribute.Of("keepdims", 1));
}

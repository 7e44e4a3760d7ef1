namespace DeepInit.Onnx.Layers;

/// <summary>y = max(0, x) + a · min(0, x), with one slope or one for each feature.</summary>
internal sealed class PReLUExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue slopes = graph.PerFeature(graph.Parameter(layer, "weight"), layer, order);
        graph.Set(layer, graph.Node("PRelu", [graph.In(layer.Inputs[0], order), slopes]), order);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>Dropout and noise: nothing at inference, so that no node is written.</summary>
internal sealed class IdentityExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph) => Pass(layer, graph);

    /// <summary>The layer's value is that of its first input.</summary>
    public static void Pass(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        graph.Set(layer, graph.In(layer.Inputs[0], order), order);
    }
}

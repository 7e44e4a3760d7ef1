namespace DeepInit.Onnx.Layers;

/// <summary>An activation function as a layer of its own.</summary>
internal sealed class ActivationLayerExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        graph.Finish(layer, graph.In(layer.Inputs[0], order), order);
    }
}

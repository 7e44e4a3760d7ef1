namespace DeepInit.Onnx.Layers;

/// <summary>Layer normalisation over the features.</summary>
internal sealed class LayerNormalizationExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph) => graph.Set(
        layer,
        graph.Node(
            "LayerNormalization",
            [graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast), graph.Parameter(layer, "weight"), graph.Parameter(layer, "bias")],
            OnnxAttribute.Of("axis", -1),
            OnnxAttribute.Of("epsilon", layer.Number("Epsilon", 1e-5))),
        ChannelOrder.ChannelsLast);
}

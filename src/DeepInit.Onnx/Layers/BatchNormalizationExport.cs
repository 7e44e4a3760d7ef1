namespace DeepInit.Onnx.Layers;

/// <summary>Batch normalisation by the running statistics.</summary>
internal sealed class BatchNormalizationExport : LayerExport
{
    private static readonly string[] Roles = ["weight", "bias", "running_mean", "running_var"];

    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue[] inputs = [graph.In(layer.Inputs[0], ChannelOrder.ChannelsFirst), .. Roles.Select(role => graph.Parameter(layer, role))];
        graph.Set(layer, graph.Node("BatchNormalization", inputs, OnnxAttribute.Of("epsilon", layer.Number("Epsilon", 1e-5))), ChannelOrder.ChannelsFirst);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>Another order of the axes, which are numbered from 1 with the batch before them.</summary>
internal sealed class PermuteExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph) => graph.Set(
        layer,
        graph.Node("Transpose", [graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast)], OnnxAttribute.Of("perm", [0, .. layer.Integers("Axes")])),
        ChannelOrder.ChannelsLast);
}

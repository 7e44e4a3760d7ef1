namespace DeepInit.Onnx.Layers;

/// <summary>Group normalisation: each group as one channel of an instance normalisation, then the scale and the shift of each channel.</summary>
internal sealed class GroupNormalizationExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        int groups = layer.Integers("Groups")[0];
        int last = layer.Shape.Count - 1;
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsFirst);
        OnnxValue grouped = graph.Node("Reshape", [x, graph.Integers(0, groups, -1)]);
        OnnxValue h = graph.Node(
            "InstanceNormalization",
            [grouped, graph.Repeated(1, groups), graph.Repeated(0, groups)],
            OnnxAttribute.Of("epsilon", layer.Number("Epsilon", 1e-5)));
        OnnxValue back = graph.Node("Reshape", [h, graph.Integers([0, layer.Shape[last], .. layer.Shape.Take(last)])]);
        OnnxValue scaled = graph.Node("Mul", [back, graph.PerFeature(graph.Parameter(layer, "weight"), layer, ChannelOrder.ChannelsFirst)]);
        OnnxValue shifted = graph.Node("Add", [scaled, graph.PerFeature(graph.Parameter(layer, "bias"), layer, ChannelOrder.ChannelsFirst)]);
        graph.Set(layer, shifted, ChannelOrder.ChannelsFirst);
    }
}

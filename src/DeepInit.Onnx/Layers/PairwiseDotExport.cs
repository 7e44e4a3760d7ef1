namespace DeepInit.Onnx.Layers;

/// <summary>The scalar products of each two values over the features, joined: (1, 0), (2, 0), (2, 1), ….</summary>
internal sealed class PairwiseDotExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue[] values = [.. layer.Inputs.Select(input => graph.In(input, ChannelOrder.ChannelsLast))];
        OnnxValue[] products =
        [
            .. Enumerable.Range(1, values.Length - 1).SelectMany(i => Enumerable.Range(0, i).Select(j =>
                graph.Node("ReduceSum", [graph.Node("Mul", [values[i], values[j]]), graph.Integers(-1)], OnnxAttribute.Of("keepdims", 1)))),
        ];
        graph.Set(layer, graph.Node("Concat", products, OnnxAttribute.Of("axis", -1)), ChannelOrder.ChannelsLast);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>y = x0 · (W x + b) + x on the last axis, W of one matrix or two.</summary>
internal sealed class CrossExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast), x0 = graph.In(layer.Inputs[1], ChannelOrder.ChannelsLast);
        OnnxValue Product(OnnxValue of, OnnxValue weight) => graph.Node("MatMul", [of, graph.Node("Transpose", [weight], OnnxAttribute.Of("perm", [1, 0]))]);
        OnnxValue z = graph.TryParameter(layer, "weight") is { } whole
            ? Product(x, whole)
            : Product(Product(x, graph.Parameter(layer, "v.weight")), graph.Parameter(layer, "u.weight"));
        if (graph.TryParameter(layer, "bias") is { } bias)
            z = graph.Node("Add", [z, bias]);
        graph.Set(layer, graph.Node("Add", [graph.Node("Mul", [x0, z]), x]), ChannelOrder.ChannelsLast);
    }
}

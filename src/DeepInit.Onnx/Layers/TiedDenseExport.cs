namespace DeepInit.Onnx.Layers;

/// <summary>A product with the transposed table of an embedding.</summary>
internal sealed class TiedDenseExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast);
        OnnxValue table = graph.Parameter(layer, layer.Text("TiedTo", ""), "weight");
        OnnxValue product = graph.Node("MatMul", [x, graph.Node("Transpose", [table], OnnxAttribute.Of("perm", [1, 0]))]);
        graph.Set(layer, graph.TryParameter(layer, "bias") is { } bias ? graph.Node("Add", [product, bias]) : product, ChannelOrder.ChannelsLast);
    }
}

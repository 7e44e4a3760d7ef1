namespace DeepInit.Onnx.Layers;

/// <summary>The largest value or the mean of each window.</summary>
/// <param name="operator">The operator of ONNX.</param>
internal sealed class PoolingExport(string @operator) : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        List<AttributeProto> attributes = [OnnxAttribute.Of("kernel_shape", layer.Integers("Kernel")), .. ConvolutionExport.Window(layer)];
        if (@operator == "AveragePool")
            attributes.Add(OnnxAttribute.Of("count_include_pad", layer.Text("CountIncludePad", "True") == "True" ? 1 : 0));
        graph.Set(layer, graph.Node(@operator, [graph.In(layer.Inputs[0], ChannelOrder.ChannelsFirst)], [.. attributes]), ChannelOrder.ChannelsFirst);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>Convolutions over images and sequences, and transposed ones: filters lie in ONNX as in PyTorch.</summary>
/// <param name="operator">The operator of ONNX.</param>
internal sealed class ConvolutionExport(string @operator) : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        IReadOnlyList<int> groups = layer.Integers("Groups");
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsFirst);
        graph.Finish(layer, Node(layer, graph, @operator, x, "", groups.Count == 0 ? 1 : groups[0]), ChannelOrder.ChannelsFirst);
    }

    /// <summary>The node of a convolution with the layer's window; the names of its parameters begin with the role.</summary>
    public static OnnxValue Node(LayerDescription layer, OnnxGraph graph, string @operator, OnnxValue x, string role, int groups)
    {
        OnnxValue weight = graph.Parameter(layer, role + "weight");
        OnnxValue? bias = graph.TryParameter(layer, role + "bias");
        return graph.Node(
            @operator,
            bias is null ? [x, weight] : [x, weight, bias],
            [OnnxAttribute.Of("kernel_shape", graph.ShapeOf(weight).Skip(2)), OnnxAttribute.Of("group", groups), .. Window(layer)]);
    }

    /// <summary>What of the window the layer's options say, under ONNX's names.</summary>
    public static IEnumerable<AttributeProto> Window(LayerDescription layer)
    {
        (string Option, string Attribute)[] names = [("Strides", "strides"), ("Dilations", "dilations"), ("Pads", "pads"), ("OutputPads", "output_padding")];
        return names.Where(name => layer.Options.ContainsKey(name.Option)).Select(name => OnnxAttribute.Of(name.Attribute, layer.Integers(name.Option)));
    }
}

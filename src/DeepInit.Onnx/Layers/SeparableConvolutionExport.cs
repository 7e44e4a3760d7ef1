namespace DeepInit.Onnx.Layers;

/// <summary>A depthwise convolution, and one of single pixels over what it makes.</summary>
internal sealed class SeparableConvolutionExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        OnnxValue x = graph.In(input, ChannelOrder.ChannelsFirst);
        OnnxValue between = ConvolutionExport.Node(layer, graph, "Conv", x, "depthwise.", groups: input.Shape[input.Shape.Count - 1]);
        OnnxValue weight = graph.Parameter(layer, "pointwise.weight");
        OnnxValue? bias = graph.TryParameter(layer, "pointwise.bias");
        graph.Finish(layer, graph.Node("Conv", bias is null ? [between, weight] : [between, weight, bias]), ChannelOrder.ChannelsFirst);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>A convolution with as many groups as channels.</summary>
internal sealed class DepthwiseConvolutionExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        OnnxValue x = graph.In(input, ChannelOrder.ChannelsFirst);
        graph.Finish(layer, ConvolutionExport.Node(layer, graph, "Conv", x, "", groups: input.Shape[input.Shape.Count - 1]), ChannelOrder.ChannelsFirst);
    }
}

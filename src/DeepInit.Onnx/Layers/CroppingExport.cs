namespace DeepInit.Onnx.Layers;

/// <summary>An image without its edges.</summary>
internal sealed class CroppingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue x = graph.In(layer.Inputs[0], order);
        int[] sides = [.. layer.Integers("Crops")];
        if (sides.Length == 0)
        {
            graph.Set(layer, x, order);
            return;
        }

        IReadOnlyList<int> image = layer.Inputs[0].Shape;
        OnnxValue starts = graph.Integers(sides[0], sides[1]);
        OnnxValue ends = graph.Integers(image[0] - sides[2], image[1] - sides[3]);
        OnnxValue axes = order == ChannelOrder.ChannelsFirst ? graph.Integers(2, 3) : graph.Integers(1, 2);
        graph.Set(layer, graph.Node("Slice", [x, starts, ends, axes]), order);
    }
}

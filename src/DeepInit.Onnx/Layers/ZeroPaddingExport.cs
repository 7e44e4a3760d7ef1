namespace DeepInit.Onnx.Layers;

/// <summary>An image within zeros.</summary>
internal sealed class ZeroPaddingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue x = graph.In(layer.Inputs[0], order);
        int[] sides = [.. layer.Integers("Pads")];
        if (sides.Length == 0)
        {
            graph.Set(layer, x, order);
            return;
        }

        int[] pads = order == ChannelOrder.ChannelsFirst
            ? [0, 0, sides[0], sides[1], 0, 0, sides[2], sides[3]]
            : [0, sides[0], sides[1], 0, 0, sides[2], sides[3], 0];
        graph.Set(layer, graph.Node("Pad", [x, graph.Integers(pads)]), order);
    }
}

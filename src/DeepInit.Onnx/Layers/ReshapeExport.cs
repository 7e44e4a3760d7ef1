namespace DeepInit.Onnx.Layers;

/// <summary>The same numbers in another shape: counted channel by channel, as PyTorch does, unless asked otherwise.</summary>
internal sealed class ReshapeExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        if (layer.Shape.SequenceEqual(layer.Inputs[0].Shape))
        {
            IdentityExport.Pass(layer, graph);
            return;
        }

        ChannelOrder order = layer.Text("Order", nameof(ChannelOrder.ChannelsFirst)) == nameof(ChannelOrder.ChannelsFirst) ? ChannelOrder.ChannelsFirst : ChannelOrder.ChannelsLast;
        int last = layer.Shape.Count - 1;
        int[] lengths = order == ChannelOrder.ChannelsFirst ? [layer.Shape[last], .. layer.Shape.Take(last)] : [.. layer.Shape];

        // 0 is the length that was there: the batch.
        graph.Set(layer, graph.Node("Reshape", [graph.In(layer.Inputs[0], order), graph.Integers([0, .. lengths])]), order);
    }
}

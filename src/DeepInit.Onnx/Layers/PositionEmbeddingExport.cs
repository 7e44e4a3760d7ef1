namespace DeepInit.Onnx.Layers;

/// <summary>The table's rows of the steps that there are, added.</summary>
internal sealed class PositionEmbeddingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue table = graph.Parameter(layer, "weight");
        int steps = layer.Shape[0];
        if (graph.ShapeOf(table)[0] != steps)
            table = graph.Node("Slice", [table, graph.Integers(0), graph.Integers(steps), graph.Integers(0)]);
        graph.Set(layer, graph.Node("Add", [graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast), table]), ChannelOrder.ChannelsLast);
    }
}

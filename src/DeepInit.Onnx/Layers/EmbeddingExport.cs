namespace DeepInit.Onnx.Layers;

/// <summary>A row of the table for each id: Gather. One id for each row of the batch is no sequence.</summary>
internal sealed class EmbeddingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue ids = graph.Sequences.Ids(layer.Inputs[0]), table = graph.Parameter(layer, "weight");
        OnnxValue value = graph.Node("Gather", [table, ids], OnnxAttribute.Of("axis", 0));
        int units = layer.Shape[^1];
        if (layer.Shape.Count == 1)
            value = graph.Node("Reshape", [value, graph.Integers(-1, units)]);
        if (layer.Text("ScaleBySqrt", "") == "true")
            value = graph.Node("Mul", [value, graph.Number(Math.Sqrt(units))]);
        graph.Set(layer, value, ChannelOrder.ChannelsLast);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>The rows of quotient and remainder, multiplied, added or side by side.</summary>
internal sealed class QuotientRemainderEmbeddingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue ids = graph.Sequences.Ids(layer.Inputs[0]), buckets = graph.Integer((int)layer.Number("Buckets", 1));
        string combine = layer.Text("Combine", nameof(Combine.Multiply));
        OnnxValue Rows(string of, string role) => graph.Node("Gather", [graph.Parameter(layer, role), graph.Node(of, [ids, buckets])], OnnxAttribute.Of("axis", 0));
        OnnxValue quotient = Rows("Div", "quotient.weight"), remainder = Rows("Mod", "remainder.weight");
        OnnxValue value = combine == nameof(Combine.Concat)
            ? graph.Node("Concat", [quotient, remainder], OnnxAttribute.Of("axis", -1))
            : graph.Node(combine == nameof(Combine.Add) ? "Add" : "Mul", [quotient, remainder]);
        if (layer.Shape.Count == 1)
            value = graph.Node("Reshape", [value, graph.Integers(-1, layer.Shape[^1])]);
        graph.Set(layer, value, ChannelOrder.ChannelsLast);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>The vector of a query or of a candidate: values, of the length 1 if asked for, then ones and biases.</summary>
internal sealed class RankingVectorExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        int biases = (int)layer.Number("Biases", 0);
        OnnxValue[] parts = [.. layer.Inputs.Select(input => graph.In(input, ChannelOrder.ChannelsLast))];
        OnnxValue vector = Joined([.. parts.Take(parts.Length - biases)], graph);
        if (layer.Text("Normalize", "False") == "True")
        {
            OnnxValue squares = graph.Node("ReduceSum", [graph.Node("Mul", [vector, vector]), graph.Integers(-1)], OnnxAttribute.Of("keepdims", 1));
            vector = graph.Node("Div", [vector, graph.Node("Sqrt", [graph.Node("Max", [squares, graph.Number(1e-12)])])]);
        }

        vector = WithOnes(vector, (int)layer.Number("OnesBefore", 0), graph);
        if (biases > 0)
            vector = Joined([vector, .. parts.Skip(parts.Length - biases)], graph);
        graph.Set(layer, WithOnes(vector, (int)layer.Number("OnesBehind", 0), graph), ChannelOrder.ChannelsLast);
    }

    private static OnnxValue Joined(OnnxValue[] parts, OnnxGraph graph) => parts.Length == 1 ? parts[0] : graph.Node("Concat", parts, OnnxAttribute.Of("axis", -1));

    private static OnnxValue WithOnes(OnnxValue vector, int ones, OnnxGraph graph) => ones == 0 ? vector : graph.Node("Pad", [vector, graph.Integers(0, 0, 0, ones), graph.Number(1)]);
}

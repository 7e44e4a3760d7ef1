namespace DeepInit.Onnx.Layers;

/// <summary>Attention to a memory as it is, in products, a softmax and choices.</summary>
internal sealed class AttentionExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription queries = layer.Inputs[0], memory = layer.Inputs[layer.Inputs.Count - 1];
        OnnxValue q = graph.In(queries, ChannelOrder.ChannelsLast), m = graph.Sequences.Masked(memory, graph.In(memory, ChannelOrder.ChannelsLast), 0);
        OnnxValue scores = layer.Text("Score", "") switch
        {
            "General" => Compared(q, Times(m, "weight")),
            "Scaled" => graph.Node("Mul", [Compared(q, m), graph.Number(1 / Math.Sqrt(queries.Shape[1]))]),
            "Additive" => Additive(Times(q, "q_proj.weight"), Times(m, "k_proj.weight")),
            _ => Compared(q, m),
        };
        OnnxValue weights = AttentionWeights.Of(graph, scores, AttentionWeights.Seen(layer, graph, memory, queries.Shape[0], memory.Shape[0], heads: false));
        graph.Set(layer, graph.Node("MatMul", [weights, m]), ChannelOrder.ChannelsLast);

        OnnxValue Times(OnnxValue x, string role) =>
            graph.Node("MatMul", [x, graph.Node("Transpose", [graph.Parameter(layer, role)], OnnxAttribute.Of("perm", [1, 0]))]);

        OnnxValue Compared(OnnxValue a, OnnxValue b) => graph.Node("MatMul", [a, graph.Node("Transpose", [b], OnnxAttribute.Of("perm", [0, 2, 1]))]);

        // [rows, steps, 1, units] + [rows, 1, steps of the memory, units]; the vector sums over the units.
        OnnxValue Additive(OnnxValue a, OnnxValue b)
        {
            OnnxValue sums = graph.Node("Add", [graph.Node("Unsqueeze", [a, graph.Integers(2)]), graph.Node("Unsqueeze", [b, graph.Integers(1)])]);
            return graph.Node("MatMul", [graph.Node("Tanh", [sums]), graph.Parameter(layer, "score.weight")]);
        }
    }
}

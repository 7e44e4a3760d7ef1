namespace DeepInit.Onnx.Layers;

/// <summary>Attention by several heads, in products, a softmax and choices: operator set 17 has no operator for it.</summary>
internal sealed class MultiHeadAttentionExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        int heads = (int)layer.Number("Heads", 1), groups = (int)layer.Number("KeyValueHeads", heads), width = (int)layer.Number("KeyDim", 0), valueWidth = (int)layer.Number("ValueDim", 0);
        LayerDescription queries = layer.Inputs[0], memory = layer.Inputs[Math.Min(1, layer.Inputs.Count - 1)], values = layer.Inputs[layer.Inputs.Count - 1];
        int steps = queries.Shape[0], keys = memory.Shape[0];
        bool isJoint = graph.TryParameter(layer, "in_proj_weight") is not null;
        OnnxValue q = Turned(layer, graph, Normalized("q_norm", Heads(Projected("q_proj", 0, queries), steps, heads, width)), steps, width);
        OnnxValue k = Shared(Turned(layer, graph, Normalized("k_norm", Heads(Projected("k_proj", 1, memory), keys, groups, width)), keys, width));
        OnnxValue v = Shared(Heads(graph.Sequences.Masked(values, Projected("v_proj", 2, values), 0), keys, groups, valueWidth));
        OnnxValue scores = graph.Node("Mul", [graph.Node("MatMul", [q, graph.Node("Transpose", [k], OnnxAttribute.Of("perm", [0, 1, 3, 2]))]), graph.Number(layer.Number("Scale", 1))]);
        OnnxValue weights = AttentionWeights.Of(graph, scores, AttentionWeights.Seen(layer, graph, memory, steps, keys, heads: true));
        OnnxValue means = graph.Node("Transpose", [graph.Node("MatMul", [weights, v])], OnnxAttribute.Of("perm", [0, 2, 1, 3]));
        OnnxValue output = graph.Node("Reshape", [means, graph.Integers(0, steps, heads * valueWidth)]);
        string role = isJoint ? "out_proj" : "o_proj";
        graph.Set(layer, Product(output, graph.Parameter(layer, role + ".weight"), graph.TryParameter(layer, role + ".bias")), ChannelOrder.ChannelsLast);

        OnnxValue Projected(string separate, int part, LayerDescription from)
        {
            OnnxValue x = graph.In(from, ChannelOrder.ChannelsLast);
            if (!isJoint)
                return Product(x, graph.Parameter(layer, separate + ".weight"), graph.TryParameter(layer, separate + ".bias"));
            int rows = queries.Shape[1];
            OnnxValue Part(OnnxValue all) => graph.Node("Slice", [all, graph.Integers(part * rows), graph.Integers((part + 1) * rows), graph.Integers(0)]);
            return Product(x, Part(graph.Parameter(layer, "in_proj_weight")), graph.TryParameter(layer, "in_proj_bias") is { } bias ? Part(bias) : null);
        }

        OnnxValue Product(OnnxValue x, OnnxValue weight, OnnxValue? bias)
        {
            OnnxValue product = graph.Node("MatMul", [x, graph.Node("Transpose", [weight], OnnxAttribute.Of("perm", [1, 0]))]);
            return bias is null ? product : graph.Node("Add", [product, bias]);
        }

        // [rows, heads, steps, width]
        OnnxValue Heads(OnnxValue value, int count, int of, int features) =>
            graph.Node("Transpose", [graph.Node("Reshape", [value, graph.Integers(0, count, of, features)])], OnnxAttribute.Of("perm", [0, 2, 1, 3]));

        OnnxValue Normalized(string role, OnnxValue value) => graph.TryParameter(layer, role + ".weight") is { } scales ? RMSNormalizationExport.Of(graph, value, scales, layer.Number("Epsilon", 1e-6)) : value;

        // Neighbouring heads of the queries read one of the keys.
        OnnxValue Shared(OnnxValue value) => groups == heads
            ? value
            : graph.Node("Gather", [value, graph.Integers([.. Enumerable.Range(0, heads).Select(head => head / (heads / groups))])], OnnxAttribute.Of("axis", 1));
    }

    private static OnnxValue Turned(LayerDescription layer, OnnxGraph graph, OnnxValue heads, int steps, int width)
    {
        string rotary = layer.Text("Rotary", "");
        if (rotary.Length == 0)
            return heads;
        int pairs = width / 2;
        double from = layer.Number("RotaryBase", 10000);
        OnnxValue Table(string name, Func<double, double> of) =>
            graph.Matrix(name, steps, pairs, [.. Enumerable.Range(0, steps * pairs).Select(at => of(at / pairs * Math.Pow(from, -2.0 * (at % pairs) / width)))]);
        OnnxValue cosines = Table("cosines", Math.Cos), sines = Table("sines", Math.Sin);
        bool isInterleaved = rotary == "Interleaved";
        OnnxValue Half(int number) => isInterleaved
            ? graph.Node("Slice", [heads, graph.Integers(number), graph.Integers(width), graph.Integers(-1), graph.Integers(2)])
            : graph.Node("Slice", [heads, graph.Integers(number * pairs), graph.Integers((number + 1) * pairs), graph.Integers(-1)]);
        OnnxValue u = Half(0), v = Half(1);
        OnnxValue first = graph.Node("Sub", [graph.Node("Mul", [u, cosines]), graph.Node("Mul", [v, sines])]);
        OnnxValue second = graph.Node("Add", [graph.Node("Mul", [u, sines]), graph.Node("Mul", [v, cosines])]);
        if (!isInterleaved)
            return graph.Node("Concat", [first, second], OnnxAttribute.Of("axis", -1));
        OnnxValue Column(OnnxValue value) => graph.Node("Unsqueeze", [value, graph.Integers(-1)]);
        return graph.Node("Reshape", [graph.Node("Concat", [Column(first), Column(second)], OnnxAttribute.Of("axis", -1)), graph.Integers(0, 0, steps, width)]);
    }
}

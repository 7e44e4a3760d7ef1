namespace DeepInit.Onnx.Layers;

/// <summary>From scores to weights, over the keys that a query sees: lengths and causality are choices there, because the export has no loops.</summary>
internal static class AttentionWeights
{
    // Below every score, so that nothing is left of what is not seen.
    private const double Unseen = -1e30;

    /// <summary>The softmax of scores over the keys that are seen; 0 for all others, and for all of a query that sees none.</summary>
    public static OnnxValue Of(OnnxGraph graph, OnnxValue scores, OnnxValue? seen)
    {
        if (seen is not null)
            scores = graph.Node("Where", [seen, scores, graph.Number(Unseen)]);
        OnnxValue weights = graph.Node("Softmax", [scores], OnnxAttribute.Of("axis", -1));

        // A query that sees nothing has no weights, rather than equal ones.
        return seen is null ? weights : graph.Node("Where", [seen, weights, graph.Number(0)]);
    }

    /// <summary>Which keys a query sees, to meet [rows, steps, keys], or [rows, heads, steps, keys]; null where it is all.</summary>
    public static OnnxValue? Seen(LayerDescription layer, OnnxGraph graph, LayerDescription memory, int steps, int keys, bool heads)
    {
        OnnxValue? real = graph.Sequences.RealOf(memory) is { } lengths ? graph.Node("Unsqueeze", [lengths, heads ? graph.Integers(1, 2) : graph.Integers(1)]) : null;
        if (layer.Text("Causal", "") != "true")
            return real;
        int window = (int)layer.Number("Window", 0);
        double[] sees = [.. Enumerable.Range(0, steps * keys).Select(at => at % keys <= at / keys && (window == 0 || at % keys > (at / keys) - window) ? 1.0 : 0)];
        OnnxValue past = graph.Node("Greater", [graph.Matrix("sees", steps, keys, sees), graph.Number(0)]);
        return real is null ? past : graph.Node("And", [past, real]);
    }
}

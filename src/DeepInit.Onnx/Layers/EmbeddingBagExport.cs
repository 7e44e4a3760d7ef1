namespace DeepInit.Onnx.Layers;

/// <summary>
/// The rows of a bag: gathered, and reduced over the ids that are not padding. Of a sum and a mean what is padding is multiplied by zero, of a maximum it stands at minus infinity; a
/// bag of nothing else is zeros.
/// </summary>
internal sealed class EmbeddingBagExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        LayerDescription input = layer.Inputs[0];
        OnnxValue ids = graph.Sequences.Ids(input);
        OnnxValue rows = graph.Node("Gather", [graph.Parameter(layer, "weight"), ids], OnnxAttribute.Of("axis", 0));
        string mode = layer.Text("Mode", "Mean");
        OnnxValue? isStep = graph.Sequences.RealOf(input);
        OnnxValue value = isStep is not null && input.Integers("PaddingIndex").Count == 0
            ? Real(rows, graph.Node("Unsqueeze", [isStep, graph.Integers(-1)]), mode, graph)
            : input.Integers("PaddingIndex") is [var padding]
            ? Real(rows, graph.Node("Unsqueeze", [graph.Node("Not", [graph.Node("Equal", [ids, graph.Integer(padding)])]), graph.Integers(-1)]), mode, graph)
            : mode switch
            {
                "Max" => Largest(rows, graph),
                "Sum" => Sum(rows, graph),
                _ => graph.Node("ReduceMean", [rows], OnnxAttribute.Of("axes", [-2]), OnnxAttribute.Of("keepdims", 0)),
            };
        graph.Set(layer, value, ChannelOrder.ChannelsLast);
    }

    private static OnnxValue Real(OnnxValue rows, OnnxValue isReal, string mode, OnnxGraph graph)
    {
        OnnxValue zero = graph.Number(0);
        OnnxValue real = graph.Node("Cast", [isReal], OnnxAttribute.Of("to", (long)graph.ElementType));
        OnnxValue count = Sum(real, graph);
        if (mode == "Max")
        {
            OnnxValue largest = Largest(graph.Node("Where", [isReal, rows, graph.Number(double.NegativeInfinity)]), graph);
            return graph.Node("Where", [graph.Node("Greater", [count, zero]), largest, zero]);
        }

        OnnxValue sum = Sum(graph.Node("Where", [isReal, rows, zero]), graph);
        return mode == "Sum" ? sum : graph.Node("Div", [sum, graph.Node("Max", [count, graph.Number(1)])]);
    }

    private static OnnxValue Largest(OnnxValue rows, OnnxGraph graph) => graph.Node("ReduceMax", [rows], OnnxAttribute.Of("axes", [-2]), OnnxAttribute.Of("keepdims", 0));

    private static OnnxValue Sum(OnnxValue rows, OnnxGraph graph) => graph.Node("ReduceSum", [rows, graph.Integers(-2)], OnnxAttribute.Of("keepdims", 0));
}

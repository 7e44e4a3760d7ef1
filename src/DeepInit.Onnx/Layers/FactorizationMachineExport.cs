namespace DeepInit.Onnx.Layers;

/// <summary>The sum of the scalar products of each two values: each with the sum of all before it.</summary>
internal sealed class FactorizationMachineExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue[] values = [.. layer.Inputs.Select(input => graph.In(input, ChannelOrder.ChannelsLast))];
        OnnxValue before = values[0], sum = graph.Node("Mul", [values[1], before]);
        for (int i = 2; i < values.Length; i++)
        {
            before = graph.Node("Add", [before, values[i - 1]]);
            sum = graph.Node("Add", [sum, graph.Node("Mul", [values[i], before])]);
        }

        graph.Set(layer, graph.Node("ReduceSum", [sum, graph.Integers(-1)], OnnxAttribute.Of("keepdims", 1)), ChannelOrder.ChannelsLast);
    }
}

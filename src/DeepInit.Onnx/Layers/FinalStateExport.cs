namespace DeepInit.Onnx.Layers;

/// <summary>The state in which a recurrent layer ends: an output of each of its nodes, [1, rows, units].</summary>
internal sealed class FinalStateExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        int output = layer.Text("Memory", "") == "true" ? 2 : 1;
        OnnxValue[] states = [.. graph.StepsOf(layer.Inputs[0]).Select(node => graph.Beside(node, output))];
        OnnxValue all = states.Length == 1 ? states[0] : graph.Node("Concat", states, OnnxAttribute.Of("axis", -1));
        graph.Set(layer, graph.Node("Squeeze", [all, graph.Integers(0)]), ChannelOrder.ChannelsLast);
    }
}

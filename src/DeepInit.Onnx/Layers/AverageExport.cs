namespace DeepInit.Onnx.Layers;

/// <summary>The mean of values of one shape, then an activation. As a sum and a factor, because ONNX Runtime has <c>Mean</c> in single precision only.</summary>
internal sealed class AverageExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue sum = graph.Node("Sum", [.. layer.Inputs.Select(input => graph.In(input, order))]);
        graph.Finish(layer, graph.Node("Mul", [sum, graph.Number(1.0 / layer.Inputs.Count)]), order);
    }
}

namespace DeepInit.Onnx.Layers;

/// <summary>Values of one shape combined from left to right, then an activation.</summary>
/// <param name="operator">The operator of ONNX, of two values.</param>
internal sealed class OperatorExport(string @operator) : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue combined = graph.In(layer.Inputs[0], order);
        foreach (LayerDescription other in layer.Inputs.Skip(1))
            combined = graph.Node(@operator, [combined, graph.In(other, order)]);
        graph.Finish(layer, combined, order);
    }
}

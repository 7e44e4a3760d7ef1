namespace DeepInit.Onnx.Layers;

/// <summary>The mean, as <c>Predict</c> gives it; with noise that is given, z = mean + e^(v/2) · noise.</summary>
internal sealed class SamplingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        if (layer.Inputs.Count < 3)
        {
            IdentityExport.Pass(layer, graph);
            return;
        }

        ChannelOrder order = graph.OrderOf(layer.Inputs[0]);
        OnnxValue[] inputs = [.. layer.Inputs.Select(input => graph.In(input, order))];
        OnnxValue deviation = graph.Node("Exp", [graph.Node("Mul", [inputs[1], graph.Number(0.5)])]);
        graph.Set(layer, graph.Node("Add", [inputs[0], graph.Node("Mul", [deviation, inputs[2]])]), order);
    }
}

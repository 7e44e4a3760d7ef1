namespace DeepInit.Onnx.Layers;

/// <summary>y = f(W x + b) on the last axis: one Gemm for rows of features, else a product with the transposed weights.</summary>
internal sealed class DenseExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast);
        OnnxValue weight = graph.Parameter(layer, "weight");
        OnnxValue? bias = graph.TryParameter(layer, "bias");
        if (layer.Shape.Count == 1)
        {
            graph.Finish(layer, graph.Node("Gemm", bias is null ? [x, weight] : [x, weight, bias], OnnxAttribute.Of("transB", 1)));
            return;
        }

        OnnxValue product = graph.Node("MatMul", [x, graph.Node("Transpose", [weight], OnnxAttribute.Of("perm", [1, 0]))]);
        graph.Finish(layer, bias is null ? product : graph.Node("Add", [product, bias]));
    }
}

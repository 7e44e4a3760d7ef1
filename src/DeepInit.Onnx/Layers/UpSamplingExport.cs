namespace DeepInit.Onnx.Layers;

/// <summary>An image enlarged by whole factors; for means of pixels, their centres are at halves.</summary>
internal sealed class UpSamplingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        IReadOnlyList<int> factors = layer.Integers("Factors");
        AttributeProto[] way = layer.Text("Interpolation", nameof(Interpolation.Nearest)) == nameof(Interpolation.Bilinear)
            ? [OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("coordinate_transformation_mode", "half_pixel")]
            : [OnnxAttribute.Of("mode", "nearest"), OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric"), OnnxAttribute.Of("nearest_mode", "floor")];
        OnnxValue x = graph.In(layer.Inputs[0], ChannelOrder.ChannelsFirst);
        graph.Set(layer, graph.Node("Resize", [x, null, graph.Singles(1, 1, factors[0], factors[1])], way), ChannelOrder.ChannelsFirst);
    }
}

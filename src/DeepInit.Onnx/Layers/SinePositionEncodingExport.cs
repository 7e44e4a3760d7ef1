namespace DeepInit.Onnx.Layers;

/// <summary>Sines and cosines of the positions as a constant, added.</summary>
internal sealed class SinePositionEncodingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph)
    {
        (int steps, int units) = (layer.Shape[0], layer.Shape[1]);
        double wavelength = layer.Number("MaxWavelength", 10000);
        double[] values = [.. Enumerable.Range(0, steps).SelectMany(t => Enumerable.Range(0, units).Select(unit => Wave(t, unit)))];
        graph.Set(layer, graph.Node("Add", [graph.In(layer.Inputs[0], ChannelOrder.ChannelsLast), graph.Matrix("positions", steps, units, values)]), ChannelOrder.ChannelsLast);

        double Wave(int t, int unit)
        {
            double angle = t / Math.Pow(wavelength, unit / 2 * 2 / (double)units);
            return unit % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        }
    }
}

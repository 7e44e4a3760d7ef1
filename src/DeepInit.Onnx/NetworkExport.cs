using DeepInit.Onnx.Layers;

namespace DeepInit.Onnx;

/// <summary>A network → the message of its model: layer by layer, each by the class of its kind.</summary>
internal static class NetworkExport
{
    // Of September 2022; GELU, Mish and group normalisation, which came later, are written out.
    private const int OperatorSet = 17;
    private const int IRVersion = 8;

    // Messages of protocol buffers end at 2 GB; a little is left for names.
    private const long LargestModel = int.MaxValue - (1 << 20);

    public static ModelProto Model<T>(INetwork<T> network, Precision precision)
        where T : unmanaged
    {
        long size = network.Parameters.Sum(parameter => (long)parameter.Count) * (precision == Precision.Double ? sizeof(double) : sizeof(float));
        if (size > LargestModel)
            throw new NotSupportedException($"'{network.Name}' has {size} bytes of parameters; an ONNX file holds at most 2 GB.");

        NetworkGraph description = network.Graph;
        var graph = new OnnxGraph(precision, name => network.Parameters.TryGet(name, out Parameter<T>? parameter) ? Tensor(parameter, precision) : null);
        foreach (LayerDescription input in description.Inputs)
            graph.Set(input, new OnnxValue(input.Name), OnnxGraph.Order(input));
        foreach (LayerDescription layer in description.Layers)
        {
            LayerExport export = LayerExportCatalog.Find(layer.Kind)
                ?? throw new NotSupportedException($"Layer '{layer.Name}' of '{network.Name}' cannot be saved as ONNX: there is no export of {layer.Kind}.");
            graph.Begin(layer);
            export.Write(layer, graph);
        }

        var model = new ModelProto
        {
            IrVersion = IRVersion,
            ProducerName = "DeepInit.Gen",
            ProducerVersion = typeof(NetworkExport).Assembly.GetName().Version?.ToString(3) ?? "",
            Graph = graph.Build(description, network.Name),
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        return model;
    }

    private static TensorProto Tensor<T>(Parameter<T> parameter, Precision precision)
        where T : unmanaged => (parameter.ToArray(), precision) switch
        {
            (float[] values, Precision.Single) => TensorBytes.Of(parameter.Shape, values),
            (float[] values, _) => TensorBytes.Of(parameter.Shape, Array.ConvertAll(values, value => (double)value)),
            (double[] values, Precision.Double) => TensorBytes.Of(parameter.Shape, values),
            (double[] values, _) => TensorBytes.Of(parameter.Shape, Array.ConvertAll(values, value => (float)value)),
            _ => throw new NotSupportedException($"Parameters of {typeof(T)} cannot be saved as ONNX."),
        };
}

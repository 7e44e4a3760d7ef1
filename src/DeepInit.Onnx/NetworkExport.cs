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

    public static ModelProto Model<T>(INetwork<T> network, NetworkGraph description, Precision precision, bool? includeTransform)
        where T : unmanaged
    {
        long size = network.Parameters.Sum(parameter => (long)parameter.Count) * (precision == Precision.Double ? sizeof(double) : sizeof(float));
        if (size > LargestModel)
            throw new NotSupportedException($"'{network.Name}' has {size} bytes of parameters; an ONNX file holds at most 2 GB.");

        var graph = new OnnxGraph(precision, name => network.Parameters.TryGet(name, out Parameter<T>? parameter) ? Tensor(parameter, precision) : null);
        RowExport? rows = Rows(network, description, graph, includeTransform);
        foreach (LayerDescription input in description.Inputs)
            graph.Set(input, rows?.Input(input, graph.Feed(input, network.Parameters.Transform!.Inputs.Count, rows.Words())) ?? new OnnxValue(input.Name), OnnxGraph.Order(input));
        graph.Conclude = rows is null ? null : rows.Output;
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
        model.MetadataProps.AddRange(rows?.Metadata() ?? []);
        return model;
    }

    // Who has a network over rows means rows; who gives it arrays has transformed them.
    private static RowExport? Rows<T>(INetwork<T> network, NetworkGraph description, OnnxGraph graph, bool? include)
        where T : unmanaged
    {
        var typed = network as IRowNetwork;
        if (!(include ?? typed is not null))
            return null;
        const string Option = nameof(OnnxOptions) + "." + nameof(OnnxOptions.IncludeTransform);
        if (typed is not null && (typed.Description.Ids.Count > 0 || typed.Description.Labels.Count > 1))
        {
            throw new NotSupportedException(
                $"Rows of '{network.Name}' have {(typed.Description.Ids.Count > 0 ? "ids" : "several labels")}, which a file takes and gives as indices and transformed numbers alone. Set {Option} to false; Rows.Transform and Rows.Ids make them.");
        }

        if (typed is not null)
            return new RowExport(graph, typed.Description.RequireTransform(network.Parameters), typed.Description);

        if (network.Parameters.Transform is not { } transform)
            throw new InvalidOperationException($"'{network.Name}' has no transform of raw columns, which {Option} asks for. Set Parameters.Transform, or load a file that was saved with one.");
        int width = description.Inputs.Count == 1 ? description.Inputs[0].Shape.Aggregate(1, (a, b) => a * b) : -1;
        if (width != transform.InputWidth)
        {
            throw new NotSupportedException(
                $"{Option}: the transform of '{network.Name}' makes {transform.InputWidth} numbers of a row; expected one input of as many, got {string.Join(", ", network.Inputs)}.");
        }

        int outputs = description.Outputs.Count == 1 ? description.Outputs[0].Shape.Aggregate(1, (a, b) => a * b) : -1;
        if (transform.Targets.FirstOrDefault(column => column is QuantileTransform) is { } ranks)
            throw new NotSupportedException($"{Option}: the target '{ranks.Name}' of '{network.Name}' is transformed by quantiles, which no operator of ONNX takes back. Set it to false, and take outputs back outside of the file.");
        if (transform.Targets.Count > 0 && transform.Targets.All(target => target is NumberTransform) && transform.Targets.Count != outputs)
            throw new NotSupportedException($"{Option}: the transform of '{network.Name}' has {transform.Targets.Count} targets; expected one output of as many numbers, got {string.Join(", ", network.Outputs)}.");
        return new RowExport(graph, transform, rows: null);
    }

    private static TensorProto Tensor<T>(Parameter<T> parameter, Precision precision)
        where T : unmanaged => (parameter.Inference.ToArray(), precision) switch
        {
            (float[] values, Precision.Single) => TensorBytes.Of(parameter.Shape, values),
            (float[] values, _) => TensorBytes.Of(parameter.Shape, Array.ConvertAll(values, value => (double)value)),
            (double[] values, Precision.Double) => TensorBytes.Of(parameter.Shape, values),
            (double[] values, _) => TensorBytes.Of(parameter.Shape, Array.ConvertAll(values, value => (float)value)),
            _ => throw new NotSupportedException($"Parameters of {typeof(T)} cannot be saved as ONNX."),
        };
}

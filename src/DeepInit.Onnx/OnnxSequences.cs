namespace DeepInit.Onnx;

/// <summary>
/// The lengths of rows in a model: a tensor for each input that has some, which the caller hands over beside it or which the model counts in its ids. What stands behind a length is computed by
/// layers that act on each step, as nowhere else in the library, and read by none that ends the steps.
/// </summary>
/// <param name="graph">The graph.</param>
internal sealed class OnnxSequences(OnnxGraph graph)
{
    private readonly Dictionary<LayerDescription, OnnxValue> _lengths = [];
    private readonly Dictionary<LayerDescription, OnnxValue> _real = [];

    /// <summary>Whether an input's lengths are an input of the model, too.</summary>
    public static bool AreTold(LayerDescription input) => input.Text("Lengths", "") == "Argument";

    /// <summary>Whose lengths the rows of a value have; null where all rows have one length.</summary>
    public static LayerDescription? InputOf(LayerDescription value) =>
        value.Kind == "Input" ? (value.Text("Lengths", "").Length > 0 ? value : null)
        : value.Kind == "Output" ? InputOf(value.Inputs[0])
        // who reads steps keeps those of the first value, or makes one vector of all
        : value.Shape.Count == 2 ? InputOf(value.Inputs[0]) : null;

    /// <summary>How many steps each row of a value has, [rows] of 32-bit integers; null where all have as many.</summary>
    public OnnxValue? LengthsOf(LayerDescription value)
    {
        if (InputOf(value) is not { } input)
            return null;
        if (_lengths.TryGetValue(input, out OnnxValue? known))
            return known;
        OnnxValue lengths = AreTold(input) ? new OnnxValue(input.Name + "Lengths") : Counted(input);
        _lengths.Add(input, lengths);
        return lengths;
    }

    /// <summary>Which steps of a value are real, [rows, steps]; null where all are.</summary>
    public OnnxValue? RealOf(LayerDescription value)
    {
        if (LengthsOf(value) is not { } lengths)
            return null;
        LayerDescription input = InputOf(value)!;
        if (!_real.TryGetValue(input, out OnnxValue? real))
        {
            OnnxValue steps = graph.Node("Cast", [graph.Integers([.. Enumerable.Range(0, input.Shape[0])])], OnnxAttribute.Of("to", (long)TensorProto.Types.DataType.Int32));
            _real.Add(input, real = graph.Node("Less", [steps, graph.Node("Unsqueeze", [lengths, graph.Integers(1)])]));
        }

        return real;
    }

    /// <summary>A value [rows, steps, features] with another number where there is no step; itself where there are steps everywhere.</summary>
    /// <param name="value">Whose value it is.</param>
    /// <param name="tensor">The value.</param>
    /// <param name="number">The number.</param>
    public OnnxValue Masked(LayerDescription value, OnnxValue tensor, double number) => RealOf(value) is { } real
        ? graph.Node("Where", [graph.Node("Unsqueeze", [real, graph.Integers(-1)]), tensor, graph.Number(number)])
        : tensor;

    /// <summary>The ids of an input. Behind a length that the caller says anything may stand, and is taken for the id 0.</summary>
    /// <param name="input">The input.</param>
    public OnnxValue Ids(LayerDescription input) => AreTold(input)
        ? graph.Node("Where", [RealOf(input)!, graph.In(input, ChannelOrder.ChannelsLast), graph.Integer(0)])
        : graph.In(input, ChannelOrder.ChannelsLast);

    /// <summary>The lengths as numbers of the model, [rows, 1].</summary>
    public OnnxValue Numbers(OnnxValue lengths) => graph.Node("Cast", [graph.Node("Unsqueeze", [lengths, graph.Integers(1)])], OnnxAttribute.Of("to", (long)graph.ElementType));

    // Padding stands behind the words alone: what is none of it are the steps.
    private OnnxValue Counted(LayerDescription input)
    {
        OnnxValue isWord = graph.Node("Not", [graph.Node("Equal", [graph.In(input, ChannelOrder.ChannelsLast), graph.Integer(input.Integers("PaddingIndex")[0])])]);
        OnnxValue words = graph.Node("Cast", [isWord], OnnxAttribute.Of("to", (long)TensorProto.Types.DataType.Int32));
        return graph.Node("ReduceSum", [words, graph.Integers(1)], OnnxAttribute.Of("keepdims", 0));
    }
}

using Google.Protobuf;

namespace DeepInit.Onnx;

/// <summary>
/// A model's graph while it is built. A layer's values may stand channels last, as in the network, or channels first, as ONNX's convolutions have them: layers take
/// whichever they need, and what is missing is transposed once.
/// </summary>
internal sealed class OnnxGraph
{
    // Numbers that a constant is named after; more make a name that nobody reads.
    private const int LongestName = 8;

    private readonly Precision _precision;
    private readonly Func<string, TensorProto?> _readParameter;
    private readonly List<(string Layer, string Operator, OnnxValue?[] Inputs, SortedDictionary<int, OnnxValue> Outputs, AttributeProto[] Attributes)> _nodes = [];
    private readonly Dictionary<LayerDescription, OnnxValue[]> _states = [];
    private readonly List<(OnnxValue Value, TensorProto Tensor)> _constants = [];
    private readonly Dictionary<string, OnnxValue> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxValue> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(LayerDescription Layer, ChannelOrder Order), OnnxValue> _values = [];
    private readonly Dictionary<LayerDescription, (OnnxValue Raw, int Columns, string Words)> _fed = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string _layer = "";

    /// <summary>An empty graph.</summary>
    /// <param name="precision">The element type.</param>
    /// <param name="readParameter">A parameter by its name, in that element type; null where there is none.</param>
    public OnnxGraph(Precision precision, Func<string, TensorProto?> readParameter)
    {
        _precision = precision;
        _readParameter = readParameter;
        Sequences = new(this);
    }

    /// <summary>The lengths of rows.</summary>
    public OnnxSequences Sequences { get; }

    /// <summary>The element type.</summary>
    public TensorProto.Types.DataType ElementType => _precision == Precision.Double ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float;

    /// <summary>Starts a layer: nodes are named after it.</summary>
    public void Begin(LayerDescription layer) => _layer = layer.Name;

    /// <summary>The order of channels in which a value is there already.</summary>
    public ChannelOrder OrderOf(LayerDescription value) =>
        _values.ContainsKey((value, ChannelOrder.ChannelsFirst)) ? ChannelOrder.ChannelsFirst : ChannelOrder.ChannelsLast;

    /// <summary>The axis of the features, of a value in this order.</summary>
    public static int FeatureAxis(ChannelOrder order) => order == ChannelOrder.ChannelsFirst ? 1 : -1;

    /// <summary>A value in an order of channels, transposed if it has to be.</summary>
    public OnnxValue In(LayerDescription value, ChannelOrder order)
    {
        if (value.Shape.Count == 1)
            order = ChannelOrder.ChannelsLast;
        if (_values.TryGetValue((value, order), out OnnxValue? known))
            return known;

        int last = value.Shape.Count;
        int[] axes = order == ChannelOrder.ChannelsFirst ? [0, last, .. Enumerable.Range(1, last - 1)] : [0, .. Enumerable.Range(2, last - 1), 1];
        OnnxValue other = order == ChannelOrder.ChannelsFirst ? _values[(value, ChannelOrder.ChannelsLast)] : _values[(value, ChannelOrder.ChannelsFirst)];
        OnnxValue transposed = Node("Transpose", [other], OnnxAttribute.Of("perm", axes));
        _values.Add((value, order), transposed);
        return transposed;
    }

    /// <summary>Says what a layer's value is.</summary>
    public void Set(LayerDescription value, OnnxValue tensor, ChannelOrder order)
    {
        if (tensor.IsComputed)
            tensor.Hint = value.Name;
        _values[(value, value.Shape.Count == 1 ? ChannelOrder.ChannelsLast : order)] = tensor;
    }

    /// <summary>What becomes of the outputs before they leave the model; nothing unless set.</summary>
    public Func<OnnxValue, OnnxValue>? Conclude { get; set; }

    /// <summary>Says what an input takes instead of its own numbers.</summary>
    /// <param name="input">The input.</param>
    /// <param name="columns">How many raw columns there are.</param>
    /// <param name="words">The columns, for people.</param>
    /// <returns>The columns: [batch, columns].</returns>
    public OnnxValue Feed(LayerDescription input, int columns, string words)
    {
        var raw = new OnnxValue(input.Name);
        _fed.Add(input, (raw, columns, words));
        return raw;
    }

    /// <summary>The layer's activation of its sums, if it has one, is its value.</summary>
    public void Finish(LayerDescription layer, OnnxValue sums, ChannelOrder order = ChannelOrder.ChannelsLast) =>
        Set(layer, ActivationExport.Write(layer, sums, FeatureAxis(layer.Shape.Count == 1 ? ChannelOrder.ChannelsLast : order), this), order);

    /// <summary>Adds a node.</summary>
    /// <param name="operator">The operator of ONNX.</param>
    /// <param name="inputs">Its inputs; null for those left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>Its one output.</returns>
    public OnnxValue Node(string @operator, OnnxValue?[] inputs, params AttributeProto[] attributes) => Node(@operator, output: 0, inputs, attributes);

    /// <summary>Adds a node of several outputs, of which one is read.</summary>
    /// <param name="operator">The operator of ONNX.</param>
    /// <param name="output">The number of the output.</param>
    /// <param name="inputs">Its inputs; null for those left out.</param>
    /// <param name="attributes">Its attributes.</param>
    public OnnxValue Node(string @operator, int output, OnnxValue?[] inputs, params AttributeProto[] attributes)
    {
        var value = new OnnxValue(_layer + "/" + @operator) { IsComputed = true };
        _nodes.Add((_layer, @operator, inputs, new() { [output] = value }, attributes));
        return value;
    }

    /// <summary>A further output of the node that has made a value.</summary>
    /// <param name="of">The value.</param>
    /// <param name="output">The number of the output.</param>
    public OnnxValue Beside(OnnxValue of, int output)
    {
        SortedDictionary<int, OnnxValue> outputs = _nodes.First(node => node.Outputs.ContainsValue(of)).Outputs;
        if (!outputs.TryGetValue(output, out OnnxValue? value))
            outputs.Add(output, value = new OnnxValue(of.Hint) { IsComputed = true });
        return value;
    }

    /// <summary>Says which nodes go through a layer's steps: the value of each, in the order of the states.</summary>
    public void SetSteps(LayerDescription layer, OnnxValue[] directions) => _states[layer] = directions;

    /// <summary>The nodes that go through a layer's steps.</summary>
    public OnnxValue[] StepsOf(LayerDescription layer) => _states[layer];

    /// <summary>A parameter of a layer; null where it has none of this role.</summary>
    public OnnxValue? TryParameter(LayerDescription layer, string role) => TryParameter(layer.ParametersOf + "." + role);

    private OnnxValue? TryParameter(string name)
    {
        if (_parameters.TryGetValue(name, out OnnxValue? known))
            return known;
        if (_readParameter(name) is not { } tensor)
            return null;

        var value = new OnnxValue(name);
        _parameters.Add(name, value);
        _constants.Add((value, tensor));
        return value;
    }

    /// <summary>A parameter that the layer has.</summary>
    public OnnxValue Parameter(LayerDescription layer, string role) => Parameter(layer, layer.ParametersOf, role);

    /// <summary>A parameter of another layer, which a layer has, too.</summary>
    public OnnxValue Parameter(LayerDescription layer, string owner, string role) =>
        TryParameter($"{owner}.{role}") ?? throw new NotSupportedException($"Layer '{layer.Name}' ({layer.Kind}) has no parameter '{owner}.{role}' and cannot be saved as ONNX.");

    /// <summary>The shape of a parameter.</summary>
    public IReadOnlyList<int> ShapeOf(OnnxValue parameter) => [.. _constants.First(constant => constant.Value == parameter).Tensor.Dims.Select(length => (int)length)];

    /// <summary>A parameter of one number per feature, so that it meets the features of a value in this order.</summary>
    public OnnxValue PerFeature(OnnxValue parameter, LayerDescription value, ChannelOrder order) => order == ChannelOrder.ChannelsLast || value.Shape.Count == 1
        ? parameter
        : Node("Reshape", [parameter, Integers([-1, .. Enumerable.Repeat(1, value.Shape.Count - 1)])]);

    /// <summary>A number in the model's element type.</summary>
    public OnnxValue Number(double value) => Constant(
        "number " + value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _precision == Precision.Double ? TensorBytes.Of([], [value]) : TensorBytes.Of([], [(float)value]));

    /// <summary>A list of numbers in single precision, whatever the model's element type is.</summary>
    public OnnxValue Singles(params float[] values) =>
        Constant("numbers " + string.Join(" ", values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))), TensorBytes.Of([values.Length], values));

    /// <summary>A list of numbers in double precision, whatever the model's element type is.</summary>
    public OnnxValue Doubles(params double[] values) =>
        Constant("doubles " + string.Join(" ", values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))), TensorBytes.Of([values.Length], values), "doubles");

    /// <summary>A list of integers.</summary>
    public OnnxValue Integers(params int[] values) => Constant(
        "integers " + string.Join(" ", values), TensorBytes.Of([values.Length], Array.ConvertAll(values, value => (long)value)), values.Length > LongestName ? "integers" : null);

    /// <summary>A matrix, row after row, in the model's element type.</summary>
    public OnnxValue Matrix(string name, int rows, int columns, double[] values) => Constant(
        $"{name} {rows} x {columns} " + string.Join(" ", values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        _precision == Precision.Double ? TensorBytes.Of([rows, columns], values) : TensorBytes.Of([rows, columns], Array.ConvertAll(values, value => (float)value)),
        name);

    /// <summary>A single integer.</summary>
    public OnnxValue Integer(int value) => Constant("integer " + value.ToString(System.Globalization.CultureInfo.InvariantCulture), TensorBytes.Of([], [(long)value]));

    /// <summary>A vector of one number again and again, in the model's element type.</summary>
    public OnnxValue Repeated(double value, int count) => Constant(
        $"{value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} x {count}",
        _precision == Precision.Double ? TensorBytes.Of([count], [.. Enumerable.Repeat(value, count)]) : TensorBytes.Of([count], [.. Enumerable.Repeat((float)value, count)]));

    /// <summary>The message: names are given now.</summary>
    public GraphProto Build(NetworkGraph network, string name)
    {
        var graph = new GraphProto { Name = name };
        foreach (LayerDescription input in network.Inputs)
        {
            if (_fed.TryGetValue(input, out (OnnxValue Raw, int Columns, string Words) fed))
            {
                fed.Raw.Name = Claim(input.Name);
                ValueInfoProto columns = Describe(fed.Raw.Name, [fed.Columns], ChannelOrder.ChannelsLast);
                columns.DocString = fed.Words;
                graph.Input.Add(columns);
                continue;
            }

            ChannelOrder order = Order(input);
            OnnxValue value = _values[(input, input.Shape.Count == 1 ? ChannelOrder.ChannelsLast : order)];
            value.Name = Claim(input.Name);
            graph.Input.Add(Describe(value.Name, input.Shape, order, IsIds(input) ? TensorProto.Types.DataType.Int64 : ElementType));
            if (OnnxSequences.AreTold(input))
            {
                OnnxValue lengths = Sequences.LengthsOf(input)!;
                lengths.Name = Claim(lengths.Hint);
                graph.Input.Add(Describe(lengths.Name, [], ChannelOrder.ChannelsLast, TensorProto.Types.DataType.Int32));
            }
        }

        foreach (OnnxValue parameter in _parameters.Values)
            parameter.Name = Claim(parameter.Hint);
        foreach (LayerDescription output in network.Outputs)
        {
            _layer = output.Name;
            ChannelOrder order = Order(output);
            OnnxValue value = In(output.Inputs[0], order);
            value = Conclude?.Invoke(value) ?? Sequences.Masked(output, value, 0);
            if (!value.IsComputed || value.Name.Length > 0)
                value = Node("Identity", [value]);
            value.Name = Claim(output.Name);
            graph.Output.Add(Describe(value.Name, output.Shape, order));
        }

        foreach ((OnnxValue value, _) in _constants)
            NameAny(value);
        HashSet<string> nodes = new(StringComparer.Ordinal);
        foreach (var node in _nodes)
        {
            foreach (OnnxValue output in node.Outputs.Values)
                NameAny(output);
            var message = new NodeProto { Name = Free(node.Layer + "/" + node.Operator, nodes), OpType = node.Operator };
            message.Input.AddRange(node.Inputs.Select(input => input?.Name ?? ""));
            message.Output.AddRange(Enumerable.Range(0, node.Outputs.Keys.Last() + 1).Select(number => node.Outputs.TryGetValue(number, out OnnxValue? output) ? output.Name : ""));
            message.Attribute.AddRange(node.Attributes);
            graph.Node.Add(message);
        }

        foreach ((OnnxValue value, TensorProto tensor) in _constants)
        {
            tensor.Name = value.Name;
            graph.Initializer.Add(tensor);
        }

        return graph;
    }

    /// <summary>How an input's or an output's numbers stand outside.</summary>
    public static ChannelOrder Order(LayerDescription value) =>
        value.Text("Order", "") == nameof(ChannelOrder.ChannelsFirst) ? ChannelOrder.ChannelsFirst : ChannelOrder.ChannelsLast;

    private OnnxValue Constant(string name, TensorProto tensor, string? hint = null)
    {
        if (!_numbers.TryGetValue(name, out OnnxValue? value))
        {
            value = new OnnxValue(hint ?? name);
            _numbers.Add(name, value);
            _constants.Add((value, tensor));
        }

        return value;
    }

    // Ids are 64-bit integers, as the indices of ONNX are.
    private static bool IsIds(LayerDescription input) => input.Integers("Vocabulary").Count > 0;

    private ValueInfoProto Describe(string name, IReadOnlyList<int> shape, ChannelOrder order) => Describe(name, shape, order, ElementType);

    private static ValueInfoProto Describe(string name, IReadOnlyList<int> shape, ChannelOrder order, TensorProto.Types.DataType type)
    {
        int last = shape.Count - 1;
        IEnumerable<int> lengths = order == ChannelOrder.ChannelsFirst ? [shape[last], .. shape.Take(last)] : shape;
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        dimensions.Dim.AddRange(lengths.Select(length => new TensorShapeProto.Types.Dimension { DimValue = length }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
    }

    private void NameAny(OnnxValue value)
    {
        if (value.Name.Length == 0)
            value.Name = Claim(value.Hint);
    }

    private string Claim(string name) => Free(name, _names);

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++)
            free = $"{name}_{i}";
        return free;
    }
}

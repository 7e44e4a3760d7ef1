using System.Text;
using System.Text.Json;

namespace DeepInit.Onnx;

/// <summary>
/// The fitted transform of a network in operators of ONNX: raw columns in, and behind the output what <c>Predict</c> of a row says. All columns go at once, so that the
/// nodes are as few for a hundred columns as for one.
/// </summary>
/// <remarks>
/// y[j] = (x[c(j)] − offset[j]) · scale[j] of numbers, x[c(j)] = k(j) of one-hot categories, ranks by <see cref="QuantileExport"/>. In double precision, as the runtime has it: of a date in seconds less its
/// mean, single precision would leave nothing.
/// </remarks>
internal sealed class RowExport
{
    private readonly OnnxGraph _graph;
    private readonly DataTransform _transform;
    private readonly RowDescription? _rows;
    private readonly bool _isDouble;

    public RowExport(OnnxGraph graph, DataTransform transform, RowDescription? rows)
    {
        _graph = graph;
        _transform = transform;
        _rows = rows;
        _isDouble = graph.ElementType == TensorProto.Types.DataType.Double;
    }

    /// <summary>The network's input from raw columns.</summary>
    /// <param name="input">The input.</param>
    /// <param name="raw">The columns: [batch, columns].</param>
    public OnnxValue Input(LayerDescription input, OnnxValue raw)
    {
        _graph.Begin(input);
        int width = _transform.InputWidth;
        int[] columns = new int[width];
        double[] fills = new double[width], offsets = new double[width], scales = new double[width], categories = new double[width];
        bool[] isCategory = new bool[width];
        int at = 0;
        for (int c = 0; c < _transform.Inputs.Count; c++)
        {
            ColumnTransform column = _transform.Inputs[c];
            for (int i = 0; i < column.Width; i++, at++)
            {
                columns[at] = c;
                isCategory[at] = column is CategoryTransform { IsOneHot: true };
                categories[at] = isCategory[at] ? i : -1;
                (offsets[at], scales[at], fills[at]) = column switch
                {
                    NumberTransform number => (number.Offset, number.Scale, number.Fill),
                    QuantileTransform ranks => (0, 1, _isDouble ? ranks.Fill : QuantileExport.Rounded(ranks.Fill)),
                    _ => (0, 1, 0),
                };
            }
        }

        OnnxValue x = _graph.Node("Gather", [ToDouble(raw), _graph.Integers(columns)], OnnxAttribute.Of("axis", 1));
        OnnxValue present = _graph.Node("Where", [_graph.Node("IsNaN", [x]), _graph.Doubles(fills), x]);
        OnnxValue y = _graph.Node("Mul", [_graph.Node("Sub", [present, _graph.Doubles(offsets)]), _graph.Doubles(scales)]);
        if (isCategory.Contains(true))
        {
            OnnxValue isIt = _graph.Node("Equal", [x, _graph.Doubles(categories)]);
            OnnxValue oneHot = Cast(isIt, TensorProto.Types.DataType.Double);
            OnnxValue hasCategories = Cast(_graph.Integers([.. isCategory.Select(is1 => is1 ? 1 : 0)]), TensorProto.Types.DataType.Bool);
            y = _graph.Node("Where", [hasCategories, oneHot, y]);
        }

        (int Place, QuantileTransform Column)[] quantiles = [.. columns.Select((c, place) => (place, _transform.Inputs[c] as QuantileTransform)).Where(column => column.Item2 is not null)!];
        if (quantiles.Length > 0)
        {
            OnnxValue numbers = _graph.Node("Gather", [present, _graph.Integers([.. quantiles.Select(column => column.Place)])], OnnxAttribute.Of("axis", 1));
            OnnxValue both = _graph.Node("Concat", [y, new QuantileExport(_graph, [.. quantiles.Select(column => column.Column)], _isDouble).Write(numbers)], OnnxAttribute.Of("axis", 1));
            int[] places = [.. Enumerable.Range(0, width)];
            for (int i = 0; i < quantiles.Length; i++)
                places[quantiles[i].Place] = width + i;
            y = _graph.Node("Gather", [both, _graph.Integers(places)], OnnxAttribute.Of("axis", 1));
        }

        y = FromDouble(y);
        return input.Shape.Count == 1 ? y : _graph.Node("Reshape", [y, _graph.Integers([-1, .. Lengths(input)])]);
    }

    /// <summary>What the row's label is, from the network's output.</summary>
    public OnnxValue Output(OnnxValue output) => _rows?.Output switch
    {
        RowOutput.Logit => _graph.Node("Sigmoid", [output]),
        RowOutput.ClassLogits => _graph.Node("Softmax", [output], OnnxAttribute.Of("axis", -1)),
        RowOutput.Probability or RowOutput.ClassProbabilities => output,
        _ => Numbers(output),
    };

    /// <summary>What a program that reads the file wants to know of columns and classes.</summary>
    public IEnumerable<StringStringEntryProto> Metadata()
    {
        yield return Entry("deepinit.transform", _transform.ToJson());
        yield return Entry("deepinit.columns", Json(_transform.Inputs.Select(column => column.Name)));
        if (_transform.Targets.Count > 0)
            yield return Entry("deepinit.label", _transform.Targets[0].Name);
        string[] classes = _rows is not null ? [.. _rows.Classes] : _transform.Targets.Count == 1 && _transform.Targets[0] is CategoryTransform label ? [.. label.Categories] : [];
        if (classes.Length > 0)
            yield return Entry("deepinit.classes", Json(classes));
    }

    /// <summary>The columns in words: <c>Area, Rooms (NaN where missing), District (0 north, 1 south)</c>.</summary>
    public string Words()
    {
        const int Shown = 20;
        return "Raw columns, NaN where missing: " + string.Join(", ", _transform.Inputs.Select(column => column is CategoryTransform c
            ? $"{c.Name} ({string.Join(", ", c.Categories.Take(Shown).Select((category, i) => $"{i} {category}"))}{(c.Categories.Count > Shown ? ", …" : "")})"
            : column.Name));
    }

    // y / scale + offset; a constant label is its constant.
    private OnnxValue Numbers(OnnxValue output)
    {
        NumberTransform[] labels = [.. _transform.Targets.OfType<NumberTransform>()];
        if (labels.Length == 0 || labels.Length != _transform.Targets.Count || labels.All(label => label is { Scale: 1, Offset: 0 }))
            return output;
        OnnxValue y = _graph.Node("Mul", [ToDouble(output), _graph.Doubles([.. labels.Select(label => label.Scale == 0 ? 0 : 1.0)])]);
        OnnxValue raw = _graph.Node("Div", [y, _graph.Doubles([.. labels.Select(label => label.Scale == 0 ? 1 : label.Scale)])]);
        return FromDouble(_graph.Node("Add", [raw, _graph.Doubles([.. labels.Select(label => label.Offset)])]));
    }

    private OnnxValue ToDouble(OnnxValue value) => _isDouble ? value : Cast(value, TensorProto.Types.DataType.Double);

    private OnnxValue FromDouble(OnnxValue value) => _isDouble ? value : Cast(value, TensorProto.Types.DataType.Float);

    private OnnxValue Cast(OnnxValue value, TensorProto.Types.DataType type) => _graph.Node("Cast", [value], OnnxAttribute.Of("to", (int)type));

    private static IEnumerable<int> Lengths(LayerDescription input)
    {
        int last = input.Shape.Count - 1;
        return OnnxGraph.Order(input) == ChannelOrder.ChannelsFirst ? [input.Shape[last], .. input.Shape.Take(last)] : input.Shape;
    }

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };

    private static string Json(IEnumerable<string> texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (string text in texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>A shaped network with the questions that checks ask of it answered in constant time.</summary>
internal sealed class NetworkIndex
{
    private readonly Node?[] _producers;
    private readonly List<Node>[] _readers;
    private readonly IReadOnlyList<WeightMatrix>[] _matrices;
    private readonly ParameterShape?[] _biases;
    private readonly WeightMatrix?[] _tables;
    private readonly ParameterShape?[] _positions;
    private readonly Lazy<(double Low, double High)?[]> _ranges;
    private readonly bool[] _reachesWeights;
    private readonly bool[] _isSink;

    public NetworkIndex(ShapedNetwork network)
    {
        Network = network;
        _producers = new Node?[network.Values.Count];
        _readers = new List<Node>[network.Values.Count];
        _reachesWeights = new bool[network.Values.Count];
        _isSink = new bool[network.Values.Count];
        _matrices = new IReadOnlyList<WeightMatrix>[network.Nodes.Count];
        _biases = new ParameterShape?[network.Nodes.Count];
        _tables = new WeightMatrix?[network.Nodes.Count];
        _positions = new ParameterShape?[network.Nodes.Count];
        _ranges = new(Ranges);
        for (int i = 0; i < _readers.Length; i++)
        {
            _readers[i] = [];
        }

        foreach (Node node in network.Nodes)
        {
            _producers[node.Output] = node;
            foreach (int input in node.Inputs.Distinct())
            {
                _readers[input].Add(node);
            }
        }

        // By what they are for: a layer may call its matrices as it likes, and has several where it is several maps in a row.
        ILookup<int, ParameterShape> parameters = network.Parameters.ToLookup(parameter => parameter.Node);
        foreach (Node node in network.Nodes)
        {
            ParameterRequest[] requests = [.. RequestsOf(node)];
            ParameterShape? Find(ParameterRequest request) => parameters[node.Owner].FirstOrDefault(parameter => parameter.Role == request.Role);
            _matrices[node.Index] =
            [
                .. requests.Where(request => request.Purpose == ParameterPurpose.Matrix)
                    .Select(request => (Request: request, Parameter: Find(request)))
                    .Where(found => found.Parameter is not null)
                    .Select(found => new WeightMatrix(found.Parameter!, found.Request)),
            ];
            _tables[node.Index] = requests.Where(request => request.Purpose == ParameterPurpose.Table)
                .Select(request => Find(request) is { } table ? new WeightMatrix(table, request) : null).FirstOrDefault();
            _positions[node.Index] = requests.Where(request => request.Purpose == ParameterPurpose.Position).Select(Find).FirstOrDefault();
            _biases[node.Index] = requests.Where(request => request.Purpose == ParameterPurpose.Bias).Select(Find).LastOrDefault();
        }

        // Readers come after what they read, so that one pass from the end suffices. A table that is a head is weights, too.
        foreach (Node node in network.Nodes.Reverse())
        {
            foreach (int input in node.Inputs)
            {
                _reachesWeights[input] |= _matrices[node.Index].Count > 0 || node.Spec.TiedName is not null || _reachesWeights[node.Output];
            }
        }

        foreach (int output in network.Outputs.Concat(network.Losses.Select(loss => loss.Value)))
        {
            _isSink[output] = true;
        }

        Weighted = [.. network.Nodes.Where(node => _matrices[node.Index].Count > 0)];
    }

    public ShapedNetwork Network { get; }

    /// <summary>The layers with a weight matrix, in order.</summary>
    public IReadOnlyList<Node> Weighted { get; }

    public Value ValueOf(Node node) => Network.Values[node.Output];

    /// <summary>The layer that writes a value, or null for an input.</summary>
    public Node? Producer(int value) => _producers[value];

    public IReadOnlyList<Node> Readers(int value) => _readers[value];

    public Node? OnlyReader(Node node) => _readers[node.Output].Count == 1 && !IsSink(node.Output) ? _readers[node.Output][0] : null;

    /// <summary>Its matrices, in the order in which values pass them.</summary>
    public IReadOnlyList<WeightMatrix> MatricesOf(Node node) => _matrices[node.Index];

    /// <summary>The last of its matrices: the one that makes its sums.</summary>
    public ParameterShape? WeightOf(Node node) => _matrices[node.Index].Count == 0 ? null : _matrices[node.Index][_matrices[node.Index].Count - 1].Parameter;

    /// <summary>The fans of that, and all else that the layer asked for.</summary>
    public ParameterRequest RequestOf(Node node) => _matrices[node.Index][_matrices[node.Index].Count - 1].Request;

    /// <summary>The table that it looks ids up in; null for a layer that reads numbers.</summary>
    public WeightMatrix? TableOf(Node node) => _tables[node.Index];

    /// <summary>The table of what it adds to steps at their positions; null for a layer without.</summary>
    public ParameterShape? PositionsOf(Node node) => _positions[node.Index];

    /// <summary>What is added to its sums; null for a layer without.</summary>
    public ParameterShape? BiasOf(Node node) => _biases[node.Index];

    /// <summary>Points at the place where the start of a tensor was written: its layer, or a <c>[Parameter]</c>.</summary>
    /// <returns>What the option is called there.</returns>
    public static string AtInit(Issues issues, Node node, ParameterShape parameter, string option)
    {
        if (parameter.Settings.InitFrom is { } setting)
        {
            issues.At(Place.Parameter, setting);
            return option;
        }

        issues.At(Place.Layer, node.Index);
        return (parameter.Request.Purpose == ParameterPurpose.Bias ? "Bias" : "") + option;
    }

    /// <summary>The layers that have its parameters, itself among them.</summary>
    public IEnumerable<Node> Sharing(Node node) => Network.Nodes.Where(other => other.Owner == node.Owner);

    /// <summary>The values that it reads.</summary>
    public IReadOnlyList<Value> InputsOf(Node node) => [.. node.Inputs.Select(value => Network.Values[value])];

    /// <summary>The bounds of a value; null where it depends on an input in a way that says nothing.</summary>
    public (double Low, double High)? RangeOf(int value) => _ranges.Value[value];

    /// <summary>The bounds of a layer's values.</summary>
    public (double Low, double High)? RangeOf(Node node) => RangeOf(node.Output);

    /// <summary>All parameters that a layer asks for.</summary>
    public IEnumerable<ParameterRequest> RequestsOf(Node node) =>
        LayerCatalog.Of(node.Spec).Parameters(node.Spec, InputsOf(node));

    /// <summary>Whether a loss or the caller reads the value.</summary>
    public bool IsSink(int value) => _isSink[value];

    /// <summary>Whether a layer with weights comes after the value.</summary>
    public bool ReachesWeights(int value) => _reachesWeights[value];

    /// <summary>A layer with weights whose signals go on into others: where variances compound and units must differ.</summary>
    public bool IsHidden(Node node) => WeightOf(node) is not null && ReachesWeights(node.Output);

    /// <summary>Whether only a normalisation reads the layer, so that the variance of its sums does not matter.</summary>
    public bool IsNormalized(Node node) => OnlyReader(node) is { } reader && LayerCatalog.Of(reader.Spec).Normalizes;

    /// <summary>The activation that the layer itself applies.</summary>
    public static ActivationSpec ActivationOf(Node node) => LayerCatalog.Of(node.Spec).ActivationOf(node.Spec);

    /// <summary>The activation that its sums go through: its own, or that of the activation layer after it.</summary>
    public ActivationSpec ActivationAfter(Node node) => ParameterInference.ActivationAfter(node, Network.Nodes);

    /// <summary>
    /// The layers that give a value its range: one; several where a Concat joins them; none where that is no layer's doing (an input). What hands on values
    /// or means of them is looked through.
    /// </summary>
    public IReadOnlyList<Node> EndsOf(int value)
    {
        var ends = new List<Node>();
        AddEnds(value, ends);
        return ends;
    }

    /// <summary>The layer whose values these are: dropout and rearrangements are looked through.</summary>
    public Node? Source(int value) => Source(value, node => LayerCatalog.Of(node.Spec).Passes == Passing.Values);

    /// <summary>The layer whose values these are, where layers of one input that pass are looked through.</summary>
    public Node? Source(int value, Func<Node, bool> passes)
    {
        Node? node = Producer(value);
        while (node is { Inputs.Count: 1 } && passes(node))
        {
            node = Producer(node.Inputs[0]);
        }

        return node;
    }

    /// <summary>How messages call a layer: <c>Dense 'head'</c>.</summary>
    public static string Describe(Node node) => $"{LayerCatalog.Of(node.Spec).Word} '{node.Name}'";

    /// <summary>The argument that holds a layer's activation.</summary>
    public static string ActivationArgument(Node node) => LayerCatalog.Of(node.Spec).ActivationArgument ?? "";

    private void AddEnds(int value, List<Node> ends)
    {
        if (Producer(value) is not { } node)
        {
            return;
        }

        if (LayerCatalog.Of(node.Spec).Passes != Passing.Nothing || (LayerCatalog.Of(node.Spec) is { IsActivation: true } kind && kind.ActivationOf(node.Spec).IsLinear))
        {
            foreach (int input in node.Inputs)
            {
                AddEnds(input, ends);
            }
        }
        else if (!ends.Contains(node))
        {
            ends.Add(node);
        }
    }

    private (double Low, double High)?[] Ranges()
    {
        var ranges = new (double Low, double High)?[Network.Values.Count];
        foreach (Node node in Network.Nodes)
        {
            ranges[node.Output] = LayerCatalog.Of(node.Spec).RangeOf(node.Spec, [.. node.Inputs.Select(value => ranges[value])]);
        }

        return ranges;
    }
}

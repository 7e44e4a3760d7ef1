using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>A shaped network with the questions that checks ask of it answered in constant time.</summary>
internal sealed class NetworkGraph
{
    private readonly Node?[] _producers;
    private readonly List<Node>[] _readers;
    private readonly ParameterShape?[] _weights;
    private readonly ParameterRequest?[] _requests;
    private readonly bool[] _reachesWeights;
    private readonly bool[] _isSink;

    public NetworkGraph(ShapedNetwork network)
    {
        Network = network;
        _producers = new Node?[network.Values.Count];
        _readers = new List<Node>[network.Values.Count];
        _reachesWeights = new bool[network.Values.Count];
        _isSink = new bool[network.Values.Count];
        _weights = new ParameterShape?[network.Nodes.Count];
        _requests = new ParameterRequest?[network.Nodes.Count];
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

        // The scale of a normalisation is called weight too, but is no matrix.
        foreach (ParameterShape parameter in network.Parameters.Where(parameter => parameter.Role == "weight" && parameter.Shape.Count > 1))
        {
            Node node = network.Nodes[parameter.Node];
            _weights[parameter.Node] = parameter;
            _requests[parameter.Node] = RequestsOf(node).First(request => request.Role == parameter.Role);
        }

        foreach (Node node in network.Nodes.Where(node => node.SharedWith is not null))
        {
            _weights[node.Index] = _weights[node.Owner];
            _requests[node.Index] = _requests[node.Owner];
        }

        // Readers come after what they read, so that one pass from the end suffices.
        foreach (Node node in network.Nodes.Reverse())
        {
            foreach (int input in node.Inputs)
            {
                _reachesWeights[input] |= _weights[node.Index] is not null || _reachesWeights[node.Output];
            }
        }

        foreach (int output in network.Outputs.Concat(network.Losses.Select(loss => loss.Value)))
        {
            _isSink[output] = true;
        }

        Weighted = [.. network.Nodes.Where(node => _weights[node.Index] is not null)];
    }

    public ShapedNetwork Network { get; }

    /// <summary>The layers with a weight matrix, in order.</summary>
    public IReadOnlyList<Node> Weighted { get; }

    public Value ValueOf(Node node) => Network.Values[node.Output];

    /// <summary>The layer that writes a value, or null for an input.</summary>
    public Node? Producer(int value) => _producers[value];

    public IReadOnlyList<Node> Readers(int value) => _readers[value];

    public Node? OnlyReader(Node node) => _readers[node.Output].Count == 1 && !IsSink(node.Output) ? _readers[node.Output][0] : null;

    public ParameterShape? WeightOf(Node node) => _weights[node.Index];

    /// <summary>How the layer asked for its weights: the initialiser as it was written, and the fans.</summary>
    public ParameterRequest RequestOf(Node node) => _requests[node.Index]!;

    /// <summary>All parameters that a layer asks for.</summary>
    public IEnumerable<ParameterRequest> RequestsOf(Node node) =>
        LayerCatalog.Of(node.Spec).Parameters(node.Spec, [.. node.Inputs.Select(value => Network.Values[value])]);

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
    /// The layers whose activations give a value its range: one; several where a Concat joins them; none where that is no layer's doing (an input, a
    /// product). What hands on values or means of them is looked through.
    /// </summary>
    public IReadOnlyList<Node> EndsOf(int value)
    {
        var ends = new List<Node>();
        AddEnds(value, ends);
        return ends;
    }

    /// <summary>The layer whose values these are: dropout and rearrangements are looked through.</summary>
    public Node? Source(int value)
    {
        Node? node = Producer(value);
        while (node is { Inputs.Count: 1 } && LayerCatalog.Of(node.Spec).Passes == Passing.Values)
        {
            node = Producer(node.Inputs[0]);
        }

        return node;
    }

    /// <summary>How messages call a layer: <c>Dense 'head'</c>.</summary>
    public static string Describe(Node node) => $"{LayerCatalog.Of(node.Spec).Word} '{node.Name}'";

    /// <summary>The argument that holds a layer's activation.</summary>
    public static string ActivationArgument(Node node) => node.Spec is ActivationLayerSpec ? "activation" : "Activation";

    private void AddEnds(int value, List<Node> ends)
    {
        if (Producer(value) is not { } node)
        {
            return;
        }

        if (LayerCatalog.Of(node.Spec).Passes != Passing.Nothing || node.Spec is ActivationLayerSpec { Activation.IsLinear: true })
        {
            foreach (int input in node.Inputs)
            {
                AddEnds(input, ends);
            }
        }
        else if ((!ActivationOf(node).IsLinear || WeightOf(node) is not null) && !ends.Contains(node))
        {
            ends.Add(node);
        }
    }
}

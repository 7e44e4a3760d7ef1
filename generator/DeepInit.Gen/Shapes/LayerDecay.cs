using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>The factors on the learning rate by <c>[LayerDecay]</c>: factor^n, n the layers with parameters after a layer, on the longest path.</summary>
internal sealed class LayerDecay
{
    /// <summary>No less than that is left of a rate that still moves something in single precision.</summary>
    private const double Least = 1e-4;

    private readonly double? _factor;
    private readonly int[] _after;

    public LayerDecay(NetworkSpec spec, IReadOnlyList<Node> nodes, IReadOnlyList<Value> values)
    {
        _factor = spec.LayerDecay;
        _after = new int[nodes.Count];
        if (_factor is null)
        {
            return;
        }

        // Values are in the order of evaluation, so that readers stand behind what they read.
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            foreach (Node reader in nodes.Skip(i + 1).Where(reader => reader.Inputs.Contains(nodes[i].Output)))
            {
                _after[i] = Math.Max(_after[i], _after[reader.Index] + (HasParameters(nodes[reader.Owner], values) ? 1 : 0));
            }
        }
    }

    /// <summary>The layers with parameters after a layer.</summary>
    public int After(Node node) => _after[node.Index];

    /// <summary>The factor on the rates of a layer's parameters.</summary>
    public double Of(Node node) => _factor is { } factor ? Math.Pow(factor, After(node)) : 1;

    /// <summary>What the factor of a tensor comes from, for the summary; null where it is 1.</summary>
    public string? Why(Node node) => _factor is null || After(node) == 0 ? null : $"[LayerDecay]: {After(node)} after it";

    /// <summary>Reports a factor that is none.</summary>
    public static void Check(NetworkSpec spec, Issues issues)
    {
        if (spec.LayerDecay is { } factor && factor is not (> 0 and <= 1))
        {
            issues.At(Place.LayerDecay, 0).Add(Rules.OutOfDomain, "factor", "Factor", "LayerDecay", factor, "greater than 0 and at most 1");
        }
    }

    /// <summary>What is left of the rate of the tensor that has the least; null where that is enough.</summary>
    public static (ParameterShape Tensor, double Left)? TooLittle(ShapedNetwork network)
    {
        var decay = new LayerDecay(network.Spec, network.Nodes, network.Values);
        ParameterShape? least = network.Parameters.Where(parameter => parameter.Trainable).OrderBy(parameter => decay.Of(network.Nodes[parameter.Node])).FirstOrDefault();
        return least is not null && decay.Of(network.Nodes[least.Node]) is < Least and var left ? (least, left) : null;
    }

    private static bool HasParameters(Node node, IReadOnlyList<Value> values) =>
        LayerCatalog.Of(node.Spec).Parameters(node.Spec, [.. node.Inputs.Select(id => values[id])]).Any(request => !request.IsBuffer);
}

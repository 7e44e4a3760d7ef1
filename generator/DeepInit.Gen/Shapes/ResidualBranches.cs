using DeepInit.Gen.Layers;

namespace DeepInit.Gen.Shapes;

/// <summary>The residual branches of a network: what lies between a value and the sum in which it meets what was computed from it.</summary>
internal sealed class ResidualBranches
{
    private readonly List<(Node End, HashSet<int> Layers)> _branches = [];

    public ResidualBranches(IReadOnlyList<Node> nodes)
    {
        foreach (Node end in nodes.Where(node => ParameterInference.EndsResidualBranch(node, nodes)))
        {
            Node sum = nodes.First(node => node.Inputs.Contains(end.Output));
            _branches.Add((end, Between(end, [.. sum.Inputs.Where(value => value != end.Output)], nodes)));
        }
    }

    public int Count => _branches.Count;

    /// <summary>How many layers with weights the branch has that a node is in, the innermost one; 0 where it is in none.</summary>
    public int LayersAround(Node node) => _branches.Where(branch => branch.Layers.Contains(node.Index)).Select(branch => branch.Layers.Count).DefaultIfEmpty(0).Min();

    /// <summary>Whether a branch ends with a node.</summary>
    public bool EndsWith(Node node) => _branches.Any(branch => branch.End == node);

    // Layers with weights that the end of a branch depends on, up to the values that go around it.
    private static HashSet<int> Between(Node end, HashSet<int> around, IReadOnlyList<Node> nodes)
    {
        var found = new HashSet<int>();
        var seen = new HashSet<int>(around);
        var open = new Stack<int>([end.Output]);
        while (open.Count > 0)
        {
            int value = open.Pop();
            if (!seen.Add(value) || nodes.FirstOrDefault(node => node.Output == value) is not { } node)
            {
                continue;
            }

            if (LayerCatalog.Of(node.Spec).BiasInitOf(node.Spec) is not null)
            {
                found.Add(node.Index);
            }

            foreach (int input in node.Inputs)
            {
                open.Push(input);
            }
        }

        return found;
    }
}

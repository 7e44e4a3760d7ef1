using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;

namespace DeepInit.Gen.Shapes;

/// <summary>The residual branches of a network: what lies between a value and the sum in which it meets what was computed from it.</summary>
internal sealed class ResidualBranches
{
    private readonly List<Branch> _branches = [];
    private readonly IReadOnlyList<Node> _nodes;
    private readonly Lazy<TransformerStack> _outside;

    public ResidualBranches(IReadOnlyList<Node> nodes)
    {
        _nodes = nodes;
        _outside = new(Outside);
        foreach (Node end in nodes.Where(node => ParameterInference.EndsResidualBranch(node, nodes)))
        {
            Node sum = nodes.First(node => node.Inputs.Contains(end.Output));
            int[] around = [.. sum.Inputs.Where(value => value != end.Output)];
            _branches.Add(new(end, sum.Output, Between(end, around), Stack: Before(around)?.Stack ?? _branches.Count));
        }
    }

    public int Count => _branches.Count;

    /// <summary>How many layers with weights the branch has that a node is in, the innermost one; 0 where it is in none.</summary>
    public int LayersAround(Node node) => Around(node)?.Nodes.Count(HasWeights) ?? 0;

    /// <summary>Whether a branch ends with a node.</summary>
    public bool EndsWith(Node node) => _branches.Any(branch => branch.End == node);

    /// <summary>The stack of a transformer that a node is in.</summary>
    public TransformerStack StackAround(Node node) =>
        Around(node) is { } branch ? _outside.Value with { Blocks = BlocksOf(branch.Stack), AsksMemory = Asks(branch.Stack) } : _outside.Value;

    private TransformerStack Outside() => new(
        Blocks: 0,
        AsksMemory: false,
        DecoderBlocks: _branches.Select(branch => branch.Stack).Distinct().Where(Asks).Select(BlocksOf).DefaultIfEmpty(0).Max(),
        HasAttention: _branches.Any(branch => branch.Nodes.Any(IsAttention)),
        Normalized: _nodes.FirstOrDefault(node => LayerCatalog.Of(node.Spec).Normalizes)?.Name);

    private Branch? Around(Node node) => _branches.Where(branch => branch.Nodes.Any(inside => inside.Index == node.Index)).OrderBy(branch => branch.Nodes.Count).FirstOrDefault();

    // A block has one branch with attention to its own sequence, whatever it has beside.
    private int BlocksOf(int stack) => Math.Max(1, _branches.Count(branch => branch.Stack == stack && branch.Nodes.Any(node => IsAttention(node) && !node.Spec.Beside.Any())));

    private bool Asks(int stack) => _branches.Any(branch => branch.Stack == stack && branch.Nodes.Any(node => IsAttention(node) && node.Spec.Beside.Any()));

    private static bool IsAttention(Node node) => node.Spec.ReadsSequencesBeside;

    private static bool HasWeights(Node node) => LayerCatalog.Of(node.Spec).BiasInitOf(node.Spec) is not null;

    // The branch whose sum some values are made of; null where they come from no sum.
    private Branch? Before(int[] values)
    {
        Branch? found = null;
        Walk(values, [], node => (found ??= _branches.FirstOrDefault(branch => branch.Sum == node.Output)) is null);
        return found;
    }

    // What the end of a branch depends on, up to the values that go around it.
    private List<Node> Between(Node end, int[] around)
    {
        var found = new List<Node>();
        Walk([end.Output], around, node =>
        {
            found.Add(node);
            return true;
        });
        return found;
    }

    // Goes back from values, as long as it is told to; not to what a layer asks beside the value that goes through it: the memory of attention lies in no branch around it.
    private void Walk(IEnumerable<int> from, IEnumerable<int> until, Func<Node, bool> goOn)
    {
        var seen = new HashSet<int>(until);
        var open = new Stack<int>(from);
        while (open.Count > 0)
        {
            int value = open.Pop();
            if (seen.Add(value) && _nodes.FirstOrDefault(node => node.Output == value) is { } node && goOn(node))
            {
                foreach (int input in node.Inputs.Take(Math.Max(1, node.Inputs.Count - node.Spec.Beside.Count())))
                {
                    open.Push(input);
                }
            }
        }
    }

    // One that ends with a node, and meets what goes around it in a sum; stacks are those whose sums follow one another.
    private sealed record Branch(Node End, int Sum, List<Node> Nodes, int Stack);
}

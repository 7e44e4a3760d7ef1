using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>The network as a graph in evaluation order: every value written once, every shape known, every initialiser resolved.</summary>
/// <param name="Values">Inputs first, then one value per node.</param>
internal sealed record ShapedNetwork(
    NetworkSpec Spec,
    EquatableArray<Value> Values,
    EquatableArray<Node> Nodes,
    EquatableArray<ParameterShape> Parameters,
    EquatableArray<int> Outputs,
    EquatableArray<LossNode> Losses)
{
    public int InputCount => Spec.Inputs.Count;

    public OptimizerSpec? Optimizer => Spec.Optimizer;

    public IEnumerable<Value> Inputs => Values.Take(InputCount);
}

/// <summary>A value of the graph: an input, or what a node computes.</summary>
internal sealed record Value(int Id, string Name, Shape Shape);

/// <summary>A layer in the graph.</summary>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Output">The value that it writes.</param>
/// <param name="SharedWith">The node whose parameters it has; null where they are its own.</param>
internal sealed record Node(int Index, string Name, LayerSpec Spec, EquatableArray<int> Inputs, int Output, Shape Shape, int? SharedWith = null)
{
    /// <summary>The node that its parameters are listed under.</summary>
    public int Owner => SharedWith ?? Index;
}

/// <summary>A loss in the graph.</summary>
/// <param name="Value">The value that it reads.</param>
/// <param name="Target">The name of its target; null where it has none.</param>
internal sealed record LossNode(LossSpec Spec, int Value, string? Target);

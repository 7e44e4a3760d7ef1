using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
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

    /// <summary>The optimisers, each with its number: one, or two that share the parameters; none where nothing trains.</summary>
    public IEnumerable<(OptimizerSpec Spec, int Index)> Optimizers =>
        new[] { Spec.Optimizer, Spec.Beside }.Where(optimizer => optimizer is not null).Select((optimizer, i) => (optimizer!, i));

    public IEnumerable<Value> Inputs => Values.Take(InputCount);

    /// <summary>The inputs whose rows have lengths of their own, in their order.</summary>
    public IEnumerable<Value> InputsWithSteps => Inputs.Where(input => input.Steps is not null);

    /// <summary>The fewest steps that a row of an input may have: 0, unless a layer has no value for a row without steps.</summary>
    public int LeastSteps(Value input) => Nodes
        .Where(node => node.Inputs.Any(read => Values[read].Steps == input.Id))
        .Select(node => LayerCatalog.Of(node.Spec).StepsOf(node.Spec).Least)
        .DefaultIfEmpty(0)
        .Max();
}

/// <summary>A value of the graph: an input, or what a node computes.</summary>
/// <param name="Steps">The input whose lengths say how many steps each row has; null where all rows have as many as the shape says.</param>
/// <param name="Ids">What its ids are; null where it is numbers. Inputs alone are ids: what layers make is numbers.</param>
/// <param name="States">The states in which the layer that makes it leaves each row; null where it has none.</param>
internal sealed record Value(int Id, string Name, Shape Shape, int? Steps = null, Ids? Ids = null, EndStates? States = null)
{
    /// <summary>What lies in memory for each row; where rows have lengths of their own, for each of their real steps, one after another.</summary>
    public Shape Packed => Steps is null ? Shape : Ids is null ? new Shape(Shape.Features) : new Shape(1);

    /// <summary>How many steps a row has at most, of a value whose rows have lengths of their own.</summary>
    public int MostSteps => Ids is null ? Shape.Positions : Shape.Length;
}

/// <summary>A layer in the graph.</summary>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Output">The value that it writes.</param>
/// <param name="SharedWith">The node whose parameters it has; null where they are its own.</param>
internal sealed record Node(int Index, string Name, LayerSpec Spec, EquatableArray<int> Inputs, int Output, Shape Shape, int? SharedWith = null)
{
    /// <summary>The node that its parameters are listed under.</summary>
    public int Owner => SharedWith ?? Index;
}

/// <summary>A loss in the graph, or the part of one that has the gradient of one of its outputs.</summary>
/// <param name="Index">The number of its attribute.</param>
/// <param name="Value">The value whose gradient it has.</param>
/// <param name="Target">The name of its target; null where it has none.</param>
/// <param name="Outputs">The values of all outputs that the loss reads, in their order.</param>
internal sealed record LossNode(LossSpec Spec, int Index, int Value, string? Target, EquatableArray<int> Outputs)
{
    /// <summary>Whether it is the first part of its loss, or all of it.</summary>
    public bool IsFirst => Spec.Part == 0;
}

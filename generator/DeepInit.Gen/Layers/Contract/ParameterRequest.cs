using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A tensor of parameters that a layer asks for.</summary>
/// <param name="Role">The end of its name: <c>weight</c>, <c>bias</c>.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Shape">Its shape in PyTorch's order.</param>
/// <param name="Layout">How it lies in memory.</param>
/// <param name="Fans">What initialisers scale by.</param>
/// <param name="Init">How the layer asked it to start; a <c>[Parameter]</c> may say otherwise.</param>
/// <param name="Trainable">Whether the layer has it trained.</param>
internal sealed record ParameterRequest(
    string Role,
    ParameterPurpose Purpose,
    EquatableArray<int> Shape,
    ParameterLayout Layout,
    Fans Fans,
    InitSpec Init,
    bool Trainable)
{
    /// <summary>Whether more of the same layer reads what it makes: it starts as before a linear layer, and never as zeros.</summary>
    public bool IsInner { get; init; }

    /// <summary>How many groups of filters there are, each of which reads channels of its own.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether it stands the other way round: the first axis are the inputs.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Gates that lie in it one below the other, each of which starts as a tensor by itself; 1 for most.</summary>
    public int Gates { get; init; } = 1;

    /// <summary>How many of its gates make queries or keys, which decide by what weights values are averaged; the others make what goes on. 0 for most.</summary>
    public int DecidingGates { get; init; }

    /// <summary>The only gate that starts as the layer asks, while the others start as zeros; null for all.</summary>
    public int? OnlyGate { get; init; }

    /// <summary>The variance of what the layer makes of a table whose numbers have the variance 1: a start that is derived takes it off. 1 for what is no table.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>How many tables' rows are multiplied to a value: a start that is derived gives each the root of its variance. 1 for most.</summary>
    public int Factors { get; init; } = 1;

    /// <summary>The row of a table that starts as zeros and stays so; null for none.</summary>
    public int? ZeroRow { get; init; }

    /// <summary>Numbers in memory: of a table with those that pad its rows.</summary>
    public long Room => Layout == ParameterLayout.Table ? (long)Shape[0] * Panel.Padded(Shape[1]) : Shape.Aggregate(1L, (product, n) => product * n);

    /// <summary>Whether weight decay acts on it unless told otherwise.</summary>
    public bool IsWeight => Purpose is ParameterPurpose.Matrix or ParameterPurpose.Recurrent or ParameterPurpose.Projection;

    /// <summary>Of a running statistic: how much of a batch's a pass of training takes into it; 0 where nothing moves it.</summary>
    public double Taken { get; init; }

    /// <summary>Whether it is a running statistic, which no optimiser moves.</summary>
    public bool IsBuffer => Purpose == ParameterPurpose.Statistic;
}

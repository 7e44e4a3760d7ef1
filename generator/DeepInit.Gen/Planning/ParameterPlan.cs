using DeepInit.Gen.Collections;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>A tensor of parameters and its place.</summary>
/// <param name="Index">Its place in the list of parameters, which is that of files; behind it, what inference makes of them.</param>
/// <param name="Tensor">What it is.</param>
/// <param name="Offset">Where it begins in the blocks of values, gradients and states.</param>
/// <param name="Length">Numbers that it takes there, padding included.</param>
internal sealed record ParameterPlan(int Index, ParameterShape Tensor, int Offset, int Length)
{
    /// <summary>Whether place and length are those that it begins with, and are known to the running network alone.</summary>
    public bool Grows { get; init; }

    public string Name => Tensor.Name;

    public int Node => Tensor.Node;

    public string Role => Tensor.Role;

    public EquatableArray<int> Shape => Tensor.Shape;

    public ParameterLayout Layout => Tensor.Layout;

    public ResolvedInit Init => Tensor.Init;

    public bool Trainable => Tensor.Trainable;

    public bool Decay => Tensor.Decay;

    public bool IsBuffer => Tensor.IsBuffer;

    /// <summary>How many numbers it has, padding apart.</summary>
    public int Count => Tensor.Count;

    /// <summary>The same under another name.</summary>
    public ParameterPlan Named(string name) => this with { Tensor = Tensor with { Name = name } };

    /// <summary>The same as another role of another node.</summary>
    public ParameterPlan As(int node, string role) => this with { Tensor = Tensor with { Node = node, Request = Tensor.Request with { Role = role } } };

    /// <summary>The same with another shape, which the layer did not ask for.</summary>
    public ParameterPlan Shaped(EquatableArray<int> shape) => this with { Tensor = Tensor with { Request = Tensor.Request with { Shape = shape } } };
}

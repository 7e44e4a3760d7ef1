using DeepInit.Gen.Collections;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;

namespace DeepInit.Gen.Shapes;

/// <summary>A tensor of parameters: what its layer asked for, and what was decided about it.</summary>
/// <param name="Name">Its name in files: <c>dense0.weight</c>.</param>
/// <param name="Node">The node that it belongs to.</param>
/// <param name="Request">What its layer asked for.</param>
/// <param name="Settings">What was decided.</param>
internal sealed record ParameterShape(string Name, int Node, ParameterRequest Request, ParameterSettings Settings)
{
    /// <summary>The end of its name.</summary>
    public string Role => Request.Role;

    /// <summary>Its shape in PyTorch's order.</summary>
    public EquatableArray<int> Shape => Request.Shape;

    public ParameterLayout Layout => Request.Layout;

    public ResolvedInit Init => Settings.Init;

    public bool Trainable => Settings.Trainable;

    public bool Decay => Settings.Decay;

    public bool IsBuffer => Request.IsBuffer;

    /// <summary>How many numbers it has, padding apart.</summary>
    public int Count => Shape.Aggregate(1, (product, n) => product * n);
}

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

    /// <summary>Whether weight decay acts on it unless told otherwise.</summary>
    public bool IsWeight => Purpose == ParameterPurpose.Matrix;

    /// <summary>Whether it is a running statistic, which no optimiser moves.</summary>
    public bool IsBuffer => Purpose == ParameterPurpose.Statistic;
}

using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where and what a parameter is; written by the generator.</summary>
/// <param name="Name">The name, as in files.</param>
/// <param name="Offset">Where it starts in the network's blocks.</param>
/// <param name="Layout">Where its elements are from there.</param>
/// <param name="Shape">The shape, as in PyTorch.</param>
/// <param name="Trainable">Whether training changes it.</param>
/// <param name="Decay">Whether weight decay is applied to it.</param>
/// <param name="Factors">Which of the store's pairs of factors its update takes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterDeclaration(string Name, int Offset, TensorLayout Layout, int[] Shape, bool Trainable = true, bool Decay = true, int Factors = 0);

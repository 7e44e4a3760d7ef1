using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where and what a parameter is; written by the generator.</summary>
/// <param name="Name">The name, as in files.</param>
/// <param name="Offset">Where it starts in the network's blocks.</param>
/// <param name="Layout">Where its elements are from there.</param>
/// <param name="Shape">The shape, as in PyTorch; that of the layout unless given.</param>
/// <param name="Trainable">Whether training changes it.</param>
/// <param name="Decay">Whether weight decay is applied to it.</param>
/// <param name="Factors">Which of the store's pairs of factors its update takes.</param>
/// <param name="Start">How it starts; as zeros unless given.</param>
/// <param name="Init">Its start in words, for the summary.</param>
/// <param name="Why">What of the declaration chose its settings, for the summary.</param>
/// <param name="Optimizer">Which of the network's optimisers moves it: 0, or 1 for the one that stands beside the first.</param>
/// <param name="IsStatistic">Whether it is a running statistic.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterDeclaration(
    string Name,
    int Offset,
    TensorLayout Layout,
    int[]? Shape = null,
    bool Trainable = true,
    bool Decay = true,
    int Factors = 0,
    ParameterStart? Start = null,
    string? Init = null,
    string? Why = null,
    int Optimizer = 0,
    bool IsStatistic = false);

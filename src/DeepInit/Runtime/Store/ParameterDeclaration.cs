using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where and what a parameter is; written by the generator, by way of what <see cref="NetworkEngine{T}"/> offers for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterDeclaration
{
    // Fields, and not a record's properties: before its first step a process would compile the accessor of each.

    /// <summary>The name, as in files.</summary>
    internal readonly string Name;

    /// <summary>Where it starts in the network's blocks.</summary>
    internal readonly int Offset;

    /// <summary>Where its elements are from there.</summary>
    internal readonly TensorLayout Layout;

    /// <summary>The shape, as in PyTorch; that of the layout unless given.</summary>
    internal readonly int[]? Shape;

    /// <summary>Whether training changes it.</summary>
    internal readonly bool Trainable;

    /// <summary>Whether weight decay is applied to it.</summary>
    internal readonly bool Decay;

    /// <summary>Which of the store's pairs of factors its update takes.</summary>
    internal readonly int Factors;

    /// <summary>How it starts; as zeros unless given.</summary>
    internal readonly ParameterStart? Start;

    /// <summary>Its start in words, for the summary.</summary>
    internal readonly string? Init;

    /// <summary>What of the declaration chose its settings, for the summary.</summary>
    internal readonly string? Why;

    /// <summary>Which of the network's optimisers moves it: 0, or 1 for the one that stands beside the first.</summary>
    internal readonly int Optimizer;

    /// <summary>Whether it is a running statistic.</summary>
    internal readonly bool IsStatistic;

    /// <summary>The same parameter at another place, or with other rows.</summary>
    internal ParameterDeclaration At(int offset, TensorLayout layout) =>
        new(Name, offset, layout, Shape, Trainable, Decay, Factors, Start, Init, Why, Optimizer, IsStatistic);

    internal ParameterDeclaration(
        string name,
        int offset,
        TensorLayout layout,
        int[]? shape = null,
        bool trainable = true,
        bool decay = true,
        int factors = 0,
        ParameterStart? start = null,
        string? init = null,
        string? why = null,
        int optimizer = 0,
        bool isStatistic = false)
    {
        Name = name;
        Offset = offset;
        Layout = layout;
        Shape = shape;
        Trainable = trainable;
        Decay = decay;
        Factors = factors;
        Start = start;
        Init = init;
        Why = why;
        Optimizer = optimizer;
        IsStatistic = isStatistic;
    }
}

using System.ComponentModel;

namespace DeepInit;

/// <summary>A layer of a network, as those see it that look at its values.</summary>
public sealed class ObservedLayer
{
    /// <summary>Describes one; generated code does.</summary>
    /// <param name="name">Its name, with which those of its parameters begin.</param>
    /// <param name="activation">The activation that its values have been through.</param>
    /// <param name="shape">Their shape per row, channels last, without the batch axis; at least one axis, each of at least 1.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ObservedLayer(string name, Activation activation, int[] shape)
    {
        Name = name;
        Activation = activation;
        Shape = shape;
        Units = shape[shape.Length - 1];
        int size = 1;
        foreach (int length in shape)
            size = checked(size * length);
        RowSize = size;
    }

    /// <summary>Its name, with which those of its parameters begin.</summary>
    public string Name { get; }

    /// <summary>
    /// The activation that its values have been through; <see cref="Activation.Linear"/>, too, where training computes the activation within the loss.
    /// </summary>
    public Activation Activation { get; }

    /// <summary>The shape of its values per row, channels last, without the batch axis.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Its units, or channels: the length of the last axis.</summary>
    public int Units { get; }

    /// <summary>Values per row: the product of the shape.</summary>
    public int RowSize { get; }

    /// <summary>The lower of two bounds near which the activation has hardly a slope; NaN where there are no two.</summary>
    internal double Low { get; init; } = double.NaN;

    /// <summary>The higher one.</summary>
    internal double High { get; init; } = double.NaN;

    /// <summary>The layer whose parameters it has.</summary>
    internal string ParametersOf { get; init; } = "";

    /// <summary>What the sums of its weights are for; null where it has none.</summary>
    internal Runtime.SumsUse? Use { get; init; }

    /// <summary>What it reads.</summary>
    internal IReadOnlyList<string> IsOf { get; init; } = [];

    /// <summary>Name and shape: <c>'dense0' [64]</c>.</summary>
    public override string ToString() => $"'{Name}' {ShapeText.Of(Shape)}";
}

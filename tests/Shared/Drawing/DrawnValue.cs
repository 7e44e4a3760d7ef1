namespace DeepInit.Tests.Shared.Drawing;

/// <summary>A value of a network by chance.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape, channels last.</param>
internal sealed record DrawnValue(string Name, int[] Shape)
{
    /// <summary>How many ids it has; 0 for numbers.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Whether it is an input whose rows have lengths of their own.</summary>
    public bool HasLengths { get; init; }

    public int Length => Shape.Aggregate(1, (product, n) => product * n);

    /// <summary>The values of the same shape, which this is one of.</summary>
    public DrawnValue[] Like(IEnumerable<DrawnValue> values) => [.. values.Where(value => value.Shape.SequenceEqual(Shape))];
}

namespace Workbench.Anchors;

/// <summary>A public data set with what is known to be reached on it.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Network">The network of Networks.cs.</param>
/// <param name="Epochs">So many; the reference may have stopped before.</param>
/// <param name="Reference">The mean of the reference: accuracy, or R² for numbers.</param>
/// <param name="Least">Its worst seed.</param>
/// <param name="Most">Its best seed.</param>
/// <param name="Read">Reads it from the folder with its name.</param>
internal sealed record Anchor(
    string Name,
    string Network,
    int Epochs,
    double Reference,
    double Least,
    double Most,
    Func<string, ITrainableNetwork<float>, Split> Read)
{
    /// <summary>Rows a step, as the reference has it: 200, or all there are.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>How many networks the reference is the mean of.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>The reference's error in the label's units, for numbers.</summary>
    public double? ReferenceError { get; init; }
}

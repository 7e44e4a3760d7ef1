namespace Workbench.Anchors;

/// <summary>A public data set with what is known to be reached on it.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Network">The network of Networks.cs.</param>
/// <param name="Protocol">The same with the reference's start and optimiser, from a seed.</param>
/// <param name="Epochs">So many; the stated protocol may stop before.</param>
/// <param name="Reference">The mean of the reference: accuracy, or R² for numbers.</param>
/// <param name="Least">Its worst seed.</param>
/// <param name="Most">Its best seed.</param>
/// <param name="Read">Reads it from the folder with its name.</param>
internal sealed record Anchor(
    string Name,
    string Network,
    Func<int, ITrainableNetwork<float>> Protocol,
    int Epochs,
    double Reference,
    double Least,
    double Most,
    Func<string, ITrainableNetwork<float>, Split> Read)
{
    /// <summary>The most rows of a step, as the reference has it.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>The reference's L2, as scikit-learn counts it: see <see cref="Workbench.Anchors.Protocol.L2Penalty"/>.</summary>
    public double Alpha { get; init; } = 1e-4;

    /// <summary>How many networks the reference is the mean of.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>The reference's error in the label's units, for numbers.</summary>
    public double? ReferenceError { get; init; }

    /// <summary>The reference's loss of the training rows after the last epoch, where it is known.</summary>
    public double? ReferenceLoss { get; init; }

    /// <summary>Rows of a step: <see cref="BatchSize"/>, or all there are.</summary>
    public int BatchSizeFor(Split split) => Math.Min(BatchSize, split.TrainRows);
}

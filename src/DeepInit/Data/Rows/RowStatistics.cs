namespace DeepInit;

/// <summary>
/// What <c>Fit</c> on rows does about means and deviations when the network has some already, from an earlier <c>Fit</c> or a file. They go with the weights: what was
/// learnt from standardised numbers holds for numbers that are standardised the same way. Ids (<see cref="IdAttribute"/>) and words (<see cref="TextAttribute"/>) keep their indices in every case, and new ones come behind them.
/// </summary>
public enum RowStatistics
{
    /// <summary>
    /// Keeps those there are where they suit the new rows, and says so in <see cref="History.Notes"/>; where a column is far from them (2 + 4 / √rows deviations
    /// from the mean, in the root mean square, or not constant where it was), throws an <see cref="InvalidOperationException"/> that names it.
    /// </summary>
    Auto = 0,

    /// <summary>Keeps those there are, whatever the rows: fine-tuning a network that was loaded.</summary>
    Keep,

    /// <summary>
    /// Finds them anew in these rows. The weights stay, and have to learn what they now mean: for networks that are to learn anew. Weights to start from are those of
    /// a new object.
    /// </summary>
    Refit,
}

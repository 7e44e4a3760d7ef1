namespace DeepInit;

/// <summary>
/// Scales a number of a row (<see cref="NetworkAttribute.Rows"/>) by its rank among those of the training rows in the place of its mean and deviation, as scikit-learn's <c>QuantileTransformer</c> does: for numbers with a long
/// tail (incomes, counts, distances), of which a few lie far from all others. On a parameter of a positional record it means the property of that name.
/// </summary>
/// <remarks>
/// <para>The quantiles are found where means and deviations are found, by the first <c>Fit</c> on rows, and go with the weights into files and checkpoints. The formula is that of <see cref="QuantileTransform"/>: between two
/// quantiles the rank grows along a straight line; what lies beyond the training rows has the rank 0 or 1; a constant column is 0; a missing number becomes the median.</para>
/// <para>A number alone can have it: a label keeps its unit (where a network names the property by <see cref="NetworkAttribute.Label"/>, it is standardised as every label), a <c>bool</c>, a category and a date have no long tail.</para>
/// <para>Fitting sorts the column; a row costs a binary search. A quantile has 8 bytes in memory, some 20 in files.</para>
/// </remarks>
/// <example><code>public sealed record Block([Quantile] double Income, [Quantile, MissingIndicator] int? Rooms, double Latitude, [Label] double Price);</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class QuantileAttribute : Attribute
{
    /// <summary>How the scaled numbers are distributed: normal, within ± 5.2, unless given.</summary>
    public QuantileOutput Output { get; set; } = QuantileOutput.Normal;

    /// <summary>How many quantiles are kept, 2 to <see cref="QuantileTransform.MaximumQuantiles"/>, and no more than there are rows; 1000 unless given.</summary>
    public int Quantiles { get; set; } = 1000;
}

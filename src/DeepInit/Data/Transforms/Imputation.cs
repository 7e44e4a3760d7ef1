namespace DeepInit;

/// <summary>What a missing number becomes.</summary>
public enum Imputation
{
    /// <summary>The mean of the numbers that are there.</summary>
    Mean = 0,

    /// <summary>
    /// The median of the numbers that are there: the middle one, or the mean of the two in the middle. Outliers do not move it. Fitting keeps every number
    /// in memory, 8 bytes each.
    /// </summary>
    Median,
}

namespace DeepInit;

/// <summary>The share of the rows of a class that are found: TP / (TP + FN); 0 where there are none.</summary>
public sealed class RecallMetric : FBetaMetric
{
    /// <summary>Recall.</summary>
    public RecallMetric()
        : base("recall", 0, 1)
    {
    }
}

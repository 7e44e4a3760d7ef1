namespace DeepInit;

/// <summary>The share of predictions of a class that are right: TP / (TP + FP); 0 where there are none.</summary>
public sealed class PrecisionMetric : FBetaMetric
{
    /// <summary>Precision.</summary>
    public PrecisionMetric()
        : base("precision", 1, 0)
    {
    }
}

namespace DeepInit;

/// <summary>
/// The area under the precision-recall curve as average precision, Σ (R_n − R_(n−1)) · P_n over the thresholds, without interpolation (scikit-learn's
/// <c>average_precision_score</c>). NaN without positive rows. Logits of a single output will do: only the order counts. Of several outputs, the mean over the classes.
/// </summary>
/// <remarks>Keeps all scores: 9 bytes for each number.</remarks>
public sealed class PrecisionRecallAucMetric : ScoreListMetric
{
    /// <summary>The area under the precision-recall curve.</summary>
    public PrecisionRecallAucMetric()
        : base("pr_auc")
    {
    }

    private protected override double Compute(ReadOnlySpan<double> ascending, ReadOnlySpan<bool> labels)
    {
        long positives = 0;
        foreach (bool label in labels)
            positives += label ? 1 : 0;

        double area = 0;
        long found = 0;
        for (int i = ascending.Length - 1; i >= 0;)
        {
            long before = found;
            double score = ascending[i];
            for (; i >= 0 && ascending[i].Equals(score); i--)
                found += labels[i] ? 1 : 0;
            area += (double)(found - before) / positives * found / (ascending.Length - 1 - i);
        }

        return positives == 0 ? double.NaN : area;
    }
}

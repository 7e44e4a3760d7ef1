namespace DeepInit;

/// <summary>
/// The area under the receiver operating characteristic: how probable it is that a random positive row scores above a random negative one (equal scores
/// count half). NaN unless both kinds occur. Logits of a single output will do: only the order counts. Of several outputs, the mean over the classes.
/// </summary>
/// <remarks>Keeps all scores: 9 bytes for each number.</remarks>
public sealed class RocAucMetric : ScoreListMetric
{
    /// <summary>The area under the ROC curve.</summary>
    public RocAucMetric()
        : base("roc_auc")
    {
    }

    private protected override double Compute(ReadOnlySpan<double> ascending, ReadOnlySpan<bool> labels)
    {
        // Mann and Whitney's U: for each positive row, the negatives below it and half of those level with it.
        double wins = 0;
        long negatives = 0;
        long positives = 0;
        for (int i = 0; i < ascending.Length;)
        {
            long levelPositives = 0;
            long levelNegatives = 0;
            double score = ascending[i];
            for (; i < ascending.Length && ascending[i].Equals(score); i++)
            {
                if (labels[i])
                    levelPositives++;
                else
                    levelNegatives++;
            }

            wins += levelPositives * (negatives + (0.5 * levelNegatives));
            negatives += levelNegatives;
            positives += levelPositives;
        }

        return Ratio(wins, (double)positives * negatives, double.NaN);
    }
}

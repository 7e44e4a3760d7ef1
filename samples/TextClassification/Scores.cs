namespace TextClassification;

/// <summary>How many of the test were right.</summary>
/// <param name="Accuracy">The share that was.</param>
/// <param name="MacroF1">The mean over classes of the harmonic mean of precision and recall.</param>
internal sealed record Scores(double Accuracy, double MacroF1)
{
    /// <summary>The scores of logits, a row for each label.</summary>
    public static Scores Of(ReadOnlySpan<float> logits, int[] labels, int classes)
    {
        var counts = new int[classes, classes];
        for (int r = 0; r < labels.Length; r++)
            counts[labels[r], Likeliest(logits.Slice(r * classes, classes))]++;

        double right = 0, sum = 0;
        for (int c = 0; c < classes; c++)
        {
            int actual = 0, predicted = 0;
            for (int o = 0; o < classes; o++)
            {
                actual += counts[c, o];
                predicted += counts[o, c];
            }

            right += counts[c, c];
            sum += actual + predicted == 0 ? 0 : 2.0 * counts[c, c] / (actual + predicted);
        }

        return new(right / labels.Length, sum / classes);
    }

    public static int Likeliest(ReadOnlySpan<float> logits)
    {
        int likeliest = 0;
        for (int c = 1; c < logits.Length; c++)
        {
            if (logits[c] > logits[likeliest])
                likeliest = c;
        }

        return likeliest;
    }
}

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

    /// <summary>Classes and finer ones asked together: the logarithm of the mean of what both say of each class, whose share among the finer ones is the sum of those that belong to it.</summary>
    /// <param name="coarse">Logits of classes.</param>
    /// <param name="fine">Logits of finer classes.</param>
    /// <param name="classesOfFine">Which class each finer one belongs to.</param>
    /// <param name="texts">How many texts these are of.</param>
    public static float[] Together(float[] coarse, float[] fine, int[] classesOfFine, int texts)
    {
        int classes = coarse.Length / texts, fineClasses = fine.Length / texts;
        var both = new float[coarse.Length];
        for (int t = 0; t < texts; t++)
        {
            Softmax(coarse.AsSpan(t * classes, classes));
            Softmax(fine.AsSpan(t * fineClasses, fineClasses));
            Span<float> of = both.AsSpan(t * classes, classes);
            coarse.AsSpan(t * classes, classes).CopyTo(of);

            // The network may have room for more than there are.
            for (int f = 0; f < classesOfFine.Length; f++)
                of[classesOfFine[f]] += fine[t * fineClasses + f];
            foreach (ref float share in of)
                share = MathF.Log(share / 2);
        }

        return both;
    }

    private static void Softmax(Span<float> logits)
    {
        float largest = logits[Likeliest(logits)], sum = 0;
        foreach (ref float logit in logits)
            sum += logit = MathF.Exp(logit - largest);
        foreach (ref float share in logits)
            share /= sum;
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

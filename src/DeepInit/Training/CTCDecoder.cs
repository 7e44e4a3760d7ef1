namespace DeepInit;

/// <summary>Reads the labels out of predictions of a network that was trained with <see cref="Loss.CTC"/>.</summary>
public static class CTCDecoder
{
    /// <summary>The labels of the likeliest path: the class with the largest output in each step, repeats taken together and blanks taken out (best path decoding, Graves et al. 2006).</summary>
    /// <remarks>The likeliest path need not be that of the likeliest labels, whose probability is a sum over many paths; a search over beams would come nearer.</remarks>
    /// <param name="steps">The outputs of one row, [steps, classes]: logits, probabilities or their logarithms. Of a row with a length of its own its real steps alone.</param>
    /// <param name="classes">Classes, the blank included; at least 1.</param>
    /// <param name="blank">The class that is no label.</param>
    /// <returns>The labels, in their order.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive, or <paramref name="blank"/> is no class.</exception>
    public static int[] Decode(ReadOnlySpan<float> steps, int classes, int blank = 0) => Decode<float>(steps, classes, blank);

    /// <inheritdoc cref="Decode(ReadOnlySpan{float}, int, int)"/>
    public static int[] Decode(ReadOnlySpan<double> steps, int classes, int blank = 0) => Decode<double>(steps, classes, blank);

    private static int[] Decode<T>(ReadOnlySpan<T> steps, int classes, int blank)
        where T : IComparable<T>
    {
        if (classes < 1)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "There must be at least 1 class.");
        if (blank < 0 || blank >= classes)
            throw new ArgumentOutOfRangeException(nameof(blank), blank, $"The blank must be one of the classes 0 to {classes - 1}.");
        if (steps.Length % classes != 0)
            throw new ArgumentException($"There are {steps.Length} numbers, which are no whole steps of {classes} classes.", nameof(steps));
        var labels = new List<int>();
        int before = blank;
        for (int t = 0; t < steps.Length; t += classes)
        {
            int best = 0;
            for (int k = 1; k < classes; k++)
            {
                if (steps[t + k].CompareTo(steps[t + best]) > 0)
                    best = k;
            }

            if (best != before && best != blank)
                labels.Add(best);
            before = best;
        }

        return [.. labels];
    }
}

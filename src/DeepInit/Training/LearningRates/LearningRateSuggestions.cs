namespace DeepInit;

/// <summary>
/// The four suggestions of fastai's <c>lr_find</c> (fastai 2, callback/schedule.py: <c>minimum</c>, <c>steep</c>, <c>valley</c>, <c>slide</c>) on a curve of smoothed losses over rates. Each is null
/// where the curve does not have what it looks for: fastai then returns a rate all the same.
/// </summary>
internal static class LearningRateSuggestions
{
    /// <summary>Points that count: fastai leaves out the first tenth of the steps, where the average has seen little, and the last five, where the loss runs away.</summary>
    public static LearningRatePoint[] Counted(IReadOnlyList<LearningRatePoint> points, int steps)
    {
        int first = steps / 10;
        return [.. points.Skip(first).Take(Math.Max(0, points.Count - first - 5))];
    }

    /// <summary>A tenth of the rate with the lowest loss.</summary>
    public static double? Minimum(LearningRatePoint[] points)
    {
        int lowest = 0;
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i].SmoothedLoss < points[lowest].SmoothedLoss)
                lowest = i;
        }

        return lowest > 0 ? points[lowest].LearningRate / 10 : null;
    }

    /// <summary>The rate from which the loss falls most, over the logarithm of the rate.</summary>
    public static double? Steepest(LearningRatePoint[] points)
    {
        double? rate = null;
        double steepest = 0;
        for (int i = 0; i + 1 < points.Length; i++)
        {
            double slope = (points[i + 1].SmoothedLoss - points[i].SmoothedLoss) / Math.Log(points[i + 1].LearningRate / points[i].LearningRate);
            if (slope < steepest)
                (steepest, rate) = (slope, points[i].LearningRate);
        }

        return rate;
    }

    /// <summary>
    /// The longest valley: the longest subsequence of falling losses, whose last point is the first one that makes it so long. Its start is taken as its length before its end, and the rate half
    /// way between (by thirds: one, and half of the next). n² / 2 comparisons, as many as 100 steps can bear.
    /// </summary>
    public static double? Valley(LearningRatePoint[] points)
    {
        if (points.Length == 0)
            return null;
        int[] longest = [.. points.Select(_ => 1)];
        int end = 0;
        for (int i = 1; i < points.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (points[i].SmoothedLoss < points[j].SmoothedLoss)
                    longest[i] = Math.Max(longest[i], longest[j] + 1);
            }

            if (longest[i] > longest[end])
                end = i;
        }

        // fastai's start is one before the first point where all of them fall.
        int third = longest[end] / 3;
        int sixth = longest[end] / 6;
        return longest[end] > 1 ? points[Math.Max(0, end - longest[end] + third + sixth)].LearningRate : null;
    }

    /// <summary>
    /// An interval of 15 steps slides from the right end to the left while the slopes at its ends differ by more than 0.005: the rate at its left end where they no longer do. Slopes are of the
    /// loss over the step, central differences within.
    /// </summary>
    public static double? Slide(LearningRatePoint[] points, int width = 15, double threshold = 0.005)
    {
        int right = points.Length - 1;
        int left = right - width;
        if (left < 0)
            return null;
        double rate = points[left].LearningRate;
        while (left >= 0 && Math.Abs(Slope(right) - Slope(left)) > threshold)
        {
            rate = points[left].LearningRate;
            right--;
            left--;
        }

        return rate;

        double Slope(int i)
        {
            int before = Math.Max(0, i - 1);
            int after = Math.Min(points.Length - 1, i + 1);
            return (points[after].SmoothedLoss - points[before].SmoothedLoss) / (after - before);
        }
    }
}

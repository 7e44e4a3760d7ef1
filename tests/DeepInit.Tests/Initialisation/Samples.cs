using System.Numerics;
using DeepInit.Runtime;
using DeepInit.Tests.Numerics;

namespace DeepInit.Tests.Initialisation;

/// <summary>The statistics that the initialisers are judged by.</summary>
internal static class Samples
{
    internal static double Mean(ReadOnlySpan<double> sample)
    {
        double sum = 0;
        foreach (double x in sample)
            sum += x;
        return sum / sample.Length;
    }

    /// <summary>The mean of |x − center|^power.</summary>
    internal static double Moment(ReadOnlySpan<double> sample, double center, int power)
    {
        double sum = 0;
        foreach (double x in sample)
            sum += Math.Pow(Math.Abs(x - center), power);
        return sum / sample.Length;
    }

    /// <summary>The Kolmogorov-Smirnov distance between a sample and a distribution function.</summary>
    internal static double KolmogorovSmirnov(ReadOnlySpan<double> sample, Func<double, double> distribution)
    {
        double[] sorted = sample.ToArray();
        Array.Sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double p = distribution(sorted[i]);
            distance = Math.Max(distance, Math.Max(p - ((double)i / sorted.Length), ((i + 1d) / sorted.Length) - p));
        }

        return distance;
    }

    /// <summary>Requires the distance to stay below 1.95 / √n: one false alarm in 1000 seeds, and the seeds are fixed.</summary>
    internal static void AssertDistributed(ReadOnlySpan<double> sample, Func<double, double> distribution)
    {
        double distance = KolmogorovSmirnov(sample, distribution);
        double limit = 1.95 / Math.Sqrt(sample.Length);
        Assert.True(distance < limit, $"The Kolmogorov-Smirnov distance of {sample.Length} numbers is {distance:G4}; the limit is {limit:G4}.");
    }

    internal static double NormalCdf(double x) => VectorFunction.Apply((Func<Vector<double>, Vector<double>>)VectorMath.NormalCdf, x);

    /// <summary>The distribution function of N(mean, sigma²) cut to [low, high], from the tail that does not cancel.</summary>
    internal static double TruncatedNormalCdf(double x, double mean, double sigma, double low, double high)
    {
        if (low > mean)
            return 1 - TruncatedNormalCdf(-x, -mean, sigma, -high, -low);
        double below = NormalCdf((low - mean) / sigma);
        return (NormalCdf((x - mean) / sigma) - below) / (NormalCdf((high - mean) / sigma) - below);
    }

    internal static double[] Widen(float[] values) => Array.ConvertAll(values, static value => (double)value);
}

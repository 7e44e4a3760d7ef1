namespace DeepInit.Gen.Activations;

/// <summary>Expectations over a normal variable of mean 0, by the trapezoidal rule, which converges exponentially for smooth integrands.</summary>
internal static class NormalExpectation
{
    private const int Half = 48;
    private const double Bound = 6;

    private static readonly double[] Points = [.. Enumerable.Range(-Half, (2 * Half) + 1).Select(i => i * Bound / Half)];
    private static readonly double[] Weights = [.. Points.Select(x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * Bound / Half)];

    /// <summary>E[f(z)], z of this variance.</summary>
    public static double Of(Func<double, double> f, double variance)
    {
        double sigma = Math.Sqrt(variance);
        double sum = 0;
        for (int i = 0; i < Points.Length; i++)
        {
            sum += Weights[i] * f(sigma * Points[i]);
        }

        return sum;
    }

    /// <summary>a[n] = E[f(z) He[n](z)] / √n!, z of variance 1: f in terms of polynomials that are orthonormal under the normal distribution.</summary>
    /// <param name="f">The function.</param>
    /// <param name="terms">How many.</param>
    public static double[] HermiteCoefficients(Func<double, double> f, int terms)
    {
        var coefficients = new double[terms];
        for (int i = 0; i < Points.Length; i++)
        {
            // h[n + 1] = (x h[n] − √n h[n − 1]) / √(n + 1), which is He[n] / √n!
            double x = Points[i], value = Weights[i] * f(x), before = 0, polynomial = 1;
            for (int n = 0; n < terms; n++)
            {
                coefficients[n] += value * polynomial;
                (before, polynomial) = (polynomial, ((x * polynomial) - (Math.Sqrt(n) * before)) / Math.Sqrt(n + 1));
            }
        }

        return coefficients;
    }

    /// <summary>E[max(0, u) max(0, v)] for normal u and v of mean 0, this variance and this correlation: the arc-cosine kernel of order 1 (Cho &amp; Saul 2009).</summary>
    public static double OfRectified(double variance, double correlation)
    {
        double c = Math.Max(-1, Math.Min(1, correlation));
        return variance * (Math.Sqrt(1 - (c * c)) + (c * (Math.PI - Math.Acos(c)))) / (2 * Math.PI);
    }
}

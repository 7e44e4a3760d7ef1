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
}

namespace DeepInit.Gen.Formulas;

/// <summary>Functions that this platform's <see cref="Math"/> lacks, for the checks of signals and the tests of formulas: exact rather than fast.</summary>
internal static class SpecialFunctions
{
    /// <summary>eˣ − 1 without the loss of digits near 0.</summary>
    public static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

    /// <summary>ln(1 + x): the quotient makes good what the sum 1 + x has rounded off (Kahan).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>Φ(x) = (1 + erf(x / √2)) / 2, erf by its series of positive terms, in which nothing cancels.</summary>
    public static double NormalCdf(double x)
    {
        // Beyond 8.3 the tail is less than the last bit of 1.
        if (double.IsNaN(x) || Math.Abs(x) > 8.3)
        {
            return x > 0 ? 1 : x < 0 ? 0 : x;
        }

        // Φ(x) = ½ + φ(x) · (x + x³ / 3 + x⁵ / (3 · 5) + …)
        double term = x;
        double sum = x;
        for (int n = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}

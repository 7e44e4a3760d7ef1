using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Numbers of a symmetric Beta distribution.</summary>
internal static class BetaNumbers
{
    /// <summary>A number of Beta(α, α): X / (X + Y) of two numbers of Gamma(α). In logarithms, because both are 0 in double precision where α is small.</summary>
    /// <param name="alpha">α, greater than 0.</param>
    /// <param name="stream">What it is drawn from.</param>
    public static double Draw(double alpha, ref RandomStream stream)
    {
        double x = LogGamma(alpha, ref stream);
        double y = LogGamma(alpha, ref stream);
        return 1 / (1 + Math.Exp(y - x));
    }

    // ln of a number of Gamma(shape): Marsaglia & Tsang 2000, who for shapes below 1 take Gamma(shape + 1) · U^(1/shape).
    private static double LogGamma(double shape, ref RandomStream stream)
    {
        double less = shape < 1 ? PortableMath.Log(stream.NextOpenDouble()) / shape : 0;
        double d = (shape < 1 ? shape + 1 : shape) - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = stream.NextNormal();
            double root = 1 + (c * normal);
            if (root <= 0)
                continue;
            double v = root * root * root;
            double logV = PortableMath.Log(v);
            if (PortableMath.Log(stream.NextOpenDouble()) < (0.5 * normal * normal) + d - (d * v) + (d * logV))
                return PortableMath.Log(d) + logV + less;
        }
    }
}

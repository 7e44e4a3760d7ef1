namespace DeepInit.Tests.Shared.Naive;

/// <summary>An activation by its formula, one row at a time, in double precision; nothing here is fast or clever.</summary>
/// <param name="Attributes">What is written beside <c>Activation =</c> to get these parameters.</param>
internal sealed record NaiveActivation(string Name, string Attributes, Func<double[], double[]> Forward, Func<double[], double[], double[]> Backward)
{
    public static readonly NaiveActivation Linear = Elementwise("Linear", z => z, _ => 1);

    /// <summary>All of them.</summary>
    public static readonly NaiveActivation[] All =
    [
        Linear,
        Elementwise("ReLU", z => Math.Max(0, z), z => z > 0 ? 1 : 0),
        Elementwise("ReLU6", z => Math.Min(Math.Max(0, z), 6), z => z is > 0 and < 6 ? 1 : 0),
        Elementwise("LeakyReLU", z => z > 0 ? z : 0.2 * z, z => z > 0 ? 1 : 0.2, ", NegativeSlope = 0.2"),
        Elementwise("ELU", z => z > 0 ? z : 0.7 * (Math.Exp(z) - 1), z => z > 0 ? 1 : 0.7 * Math.Exp(z), ", Alpha = 0.7"),
        Elementwise("SELU", z => SeluScale * (z > 0 ? z : SeluAlpha * (Math.Exp(z) - 1)), z => SeluScale * (z > 0 ? 1 : SeluAlpha * Math.Exp(z))),
        Elementwise("GELU", z => z * Phi(z), z => Phi(z) + (z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI))),
        Elementwise("GELUTanh", z => z * Sigma(2 * GeluInner(z)), GeluTanhSlope),
        Elementwise("SiLU", z => z * Sigma(z), z => Sigma(z) * (1 + (z * (1 - Sigma(z))))),
        Elementwise("Tanh", Math.Tanh, z => 1 - (Math.Tanh(z) * Math.Tanh(z))),
        Elementwise("Sigmoid", Sigma, z => Sigma(z) * (1 - Sigma(z))),
        Elementwise("Softplus", z => 2 * z > 3 ? z : Math.Log(1 + Math.Exp(2 * z)) / 2, z => 2 * z > 3 ? 1 : Sigma(2 * z), ", Beta = 2, Threshold = 3"),
        Elementwise("Softsign", z => z / (1 + Math.Abs(z)), z => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z)))),
        Elementwise("HardSwish", z => z * Math.Clamp(z + 3, 0, 6) / 6, z => z <= -3 ? 0 : z >= 3 ? 1 : ((2 * z) + 3) / 6),
        Elementwise("HardSigmoid", z => Math.Clamp(z + 3, 0, 6) / 6, z => z is > -3 and < 3 ? 1.0 / 6 : 0),
        Elementwise("Mish", z => z * Math.Tanh(Math.Log(1 + Math.Exp(z))), MishSlope),
        new("Softmax", "", Softmax, (z, dy) =>
        {
            double[] y = Softmax(z);
            double sum = y.Zip(dy, (a, b) => a * b).Sum();
            return [.. y.Select((yi, i) => yi * (dy[i] - sum))];
        }),
        new("LogSoftmax", "", z => [.. Softmax(z).Select(y => Math.Log(y))], (z, dy) =>
        {
            double[] y = Softmax(z);
            double sum = dy.Sum();
            return [.. y.Select((yi, i) => dy[i] - (yi * sum))];
        }),
    ];

    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    /// <summary>Of a row, whose functions over several numbers are over the last axis.</summary>
    public double[] OfRow(double[] row, int channels) => [.. row.Chunk(channels).SelectMany(Forward)];

    public static NaiveActivation Of(string name) => All.Single(a => a.Name == name);

    private static NaiveActivation Elementwise(string name, Func<double, double> value, Func<double, double> slope, string attributes = "") =>
        new(name, attributes, z => [.. z.Select(value)], (z, dy) => [.. z.Select((zi, i) => slope(zi) * dy[i])]);

    private static double Sigma(double z) => 1 / (1 + Math.Exp(-z));

    private static double GeluInner(double z) => Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z));

    private static double GeluTanhSlope(double z)
    {
        // (1 + tanh u) / 2 = sigmoid(2u), which does not cancel
        double s = Sigma(2 * GeluInner(z));
        return s + (z * 2 * s * (1 - s) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * z * z)));
    }

    private static double MishSlope(double z)
    {
        double t = Math.Tanh(Math.Log(1 + Math.Exp(z)));
        return t + (z * (1 - (t * t)) * Sigma(z));
    }

    private static double[] Softmax(double[] z)
    {
        double top = z.Max();
        double[] e = [.. z.Select(zi => Math.Exp(zi - top))];
        double sum = e.Sum();
        return [.. e.Select(ei => ei / sum)];
    }

    // Φ(z) = ½ + φ(z) · Σ z^(2k+1) / (1·3·5 … (2k+1)): every term has the sign of z, so nothing cancels for z > 0; by symmetry below.
    private static double Phi(double z)
    {
        if (z < -8)
            return 0;
        double x = Math.Abs(z);
        double term = x;
        double sum = x;
        for (int k = 1; k < 400 && term > sum * 1e-18; k++)
        {
            term *= x * x / ((2 * k) + 1);
            sum += term;
        }

        double tail = sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        return z >= 0 ? 0.5 + tail : 0.5 - tail;
    }
}

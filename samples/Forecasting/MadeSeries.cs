namespace Forecasting;

/// <summary>
/// A series of which it is known how well it can be forecast: a noisy oscillation about a level, whose swings are bounded. What comes next is a function of the two last points, plus noise
/// that nothing tells beforehand: its deviation is the least error there can be.
/// </summary>
internal static class MadeSeries
{
    /// <summary>The deviation of the noise.</summary>
    public const double Noise = 1.5;

    /// <summary>Makes the series.</summary>
    public static Series Make(int points, int seed)
    {
        var random = new Random(seed);
        var values = new float[points];
        double last = 4, before = 0;
        for (int i = 0; i < points; i++)
        {
            double next = (8 * Math.Tanh(((1.9 * last) - (0.97 * before)) / 8)) + (Noise * Normal());
            (before, last) = (last, next);
            values[i] = (float)(next + 50);
        }

        return new("oscillation", values);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}

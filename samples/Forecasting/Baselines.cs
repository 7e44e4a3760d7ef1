using Samples.Shared;

namespace Forecasting;

/// <summary>What a forecast has to be better than. Each learns from the points before <c>first</c>, and forecasts every later point from those before it.</summary>
internal static class Baselines
{
    /// <summary>The error of a forecast: the root of the mean of squares.</summary>
    public static double Error(Series series, int first, Func<int, double> forecast) =>
        Math.Sqrt(Enumerable.Range(first, series.Values.Length - first).Average(t => Math.Pow(forecast(t) - series.Values[t], 2)));

    /// <summary>The point one season earlier; of a series without seasons, the last one.</summary>
    public static double Naive(Series series, int first) => Error(series, first, t => series.Values[t - series.Season]);

    /// <summary>Linear autoregression on the last points, by least squares.</summary>
    public static double Autoregression(Series series, int first, int lags)
    {
        double[] x = [.. series.Learnt.Select(value => (double)value)];
        double mean = x.Take(first).Average();
        int size = lags + 1;
        var normal = new double[size * size];
        var weights = new double[size];
        for (int t = lags; t < first; t++)
        {
            for (int i = 0; i < size; i++)
            {
                weights[i] += Feature(t, i) * (x[t] - mean);
                for (int j = 0; j < size; j++)
                    normal[(i * size) + j] += Feature(t, i) * Feature(t, j);
            }
        }

        SymmetricMatrix.Factor(normal, size);
        SymmetricMatrix.Solve(normal, size, weights);
        return Error(series, first, t => series.Undo(mean + Enumerable.Range(0, size).Sum(i => weights[i] * Feature(t, i))));

        double Feature(int t, int i) => i == lags ? 1 : x[t - 1 - i] - mean;
    }
}

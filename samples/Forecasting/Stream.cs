using DeepInit;

namespace Forecasting;

/// <summary>A series that comes point by point: a session remembers what the network needs of the earlier ones.</summary>
/// <param name="forecaster">The trained network.</param>
/// <param name="windows">How its points were scaled.</param>
/// <param name="series">The series.</param>
internal sealed class Stream(Forecaster forecaster, TimeSeriesWindows<float> windows, Series series)
{
    private readonly NumberTransform _scale = (NumberTransform)windows.Transform.Inputs[0];

    /// <summary>Forecasts from each of some points, several points ahead: a fork of the session goes on with its own forecasts in the place of points.</summary>
    /// <param name="first">The first point that is forecast.</param>
    /// <param name="horizon">How many points ahead.</param>
    /// <param name="stop">Ends it between two points.</param>
    /// <returns>For each point from <paramref name="first"/> to the one behind the last: the forecasts of it and of those that follow.</returns>
    public double[][] Forecasts(int first, int horizon, CancellationToken stop)
    {
        Session<float, float> session = forecaster.Open(), ahead = session.Fork();
        float[] learnt = series.Learnt;
        var all = new double[learnt.Length - first + 1][];
        for (int t = 0; t < learnt.Length; t++)
        {
            stop.ThrowIfCancellationRequested();
            float next = session.Append([(float)_scale.Apply(learnt[t])])[0];
            if (t + 1 < first)
                continue;
            var path = new double[horizon];
            session.CopyTo(ahead);
            for (int h = 0; h < horizon; h++)
            {
                path[h] = series.Undo(_scale.Undo(next));
                if (h + 1 < horizon)
                    next = ahead.Append([next])[0];
            }

            all[t + 1 - first] = path;
        }

        return all;
    }

    /// <summary>The error of such forecasts, for each number of points ahead.</summary>
    /// <param name="forecasts">What <see cref="Forecasts"/> gave.</param>
    /// <param name="first">The point of the first of them.</param>
    /// <param name="end">The point behind the last that is measured.</param>
    public double[] Errors(double[][] forecasts, int first, int end) =>
        [.. Enumerable.Range(0, forecasts[0].Length).Select(h => Math.Sqrt(Enumerable.Range(first, end - first - h).Average(t => Math.Pow(forecasts[t - first][h] - series.Values[t + h], 2))))];
}

using System.Diagnostics;
using System.Globalization;
using DeepInit;

namespace Forecasting;

/// <summary>Trains forecasters, says how good they are, and draws what they forecast.</summary>
/// <param name="seeds">How many for each goal, with seeds 0, 1, …</param>
/// <param name="epochs">Epochs of each; the goal's own where null.</param>
/// <param name="output">The folder that files are written into.</param>
/// <param name="stop">Ends training after a step.</param>
internal sealed class Training(int seeds, int? epochs, string output, CancellationToken stop)
{
    /// <summary>Trains a network for each seed; prints errors beside those of simple methods; of the first one draws the forecast.</summary>
    /// <returns>Whether the goal was reached.</returns>
    public bool Run(Goal goal, Func<int, Forecaster> create)
    {
        Series series = goal.Series;
        var windows = new TimeSeriesWindows<float>(series.Learnt, goal.Steps);
        int first = windows.TrainingPoints;
        double naive = Baselines.Naive(series, first), linear = Baselines.Autoregression(series, first, goal.Lags);
        Console.WriteLine($"\n{series.Name}: {first} points to learn from, the {windows.Points - first} after them to measure on, each forecast from those before it");
        Console.WriteLine(Invariant($"  {(series.Season > 1 ? "the season before" : "the last point"),-34} error {naive:0.000}"));
        Console.WriteLine(Invariant($"  {$"least squares on {goal.Lags} points",-34} error {linear:0.000}"));
        var errors = new List<double>();
        for (int seed = 0; seed < seeds && !stop.IsCancellationRequested; seed++)
        {
            Forecaster forecaster = create(seed);
            forecaster.Model.Parameters.Transform = windows.Transform;    // goes into the file with the weights
            long start = Stopwatch.GetTimestamp();
            if (Fit(forecaster.Model, windows, goal, seed) is not { } history)
                break;
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            float[] forecasts = windows.Undo(forecaster.Predict(windows.Inputs(first, windows.Points)));
            errors.Add(Baselines.Error(series, first, t => series.Undo(forecasts[t - first])));
            Console.WriteLine(Invariant($"  {$"the network, seed {seed}",-34} error {errors[^1]:0.000} after {history.Count} epochs in {seconds:0.0} s"));
            if (seed == 0)
                Show(goal, forecaster, windows, history);
        }

        // Stopped before there was one.
        if (errors.Count == 0)
            return false;
        double mean = errors.Average();
        bool reached = mean <= goal.Error;
        string mark = double.IsFinite(goal.Error) ? Invariant($"; {(reached ? "reaches" : "does not reach")} {goal.Error:0.000}") : "";
        Console.WriteLine(Invariant($"  {$"mean of {errors.Count} seeds",-34} error {mean:0.000} [{errors.Min():0.000}, {errors.Max():0.000}]{mark}"));
        return reached;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private History? Fit(ITrainableNetwork<float> model, TimeSeriesWindows<float> windows, Goal goal, int seed)
    {
        try
        {
            return model.Fit(windows.Training, new FitOptions
            {
                Epochs = epochs ?? goal.Epochs,
                BatchSize = 32,
                Seed = seed,
                Callbacks = { new TerminateOnNaN() },
                Verbose = false,
                CancellationToken = stop,
            });
        }
        catch (FitCanceledException stopped)
        {
            Console.WriteLine($"\nstopped in epoch {stopped.History.Count + 1}");
            return null;
        }
    }

    private void Show(Goal goal, Forecaster forecaster, TimeSeriesWindows<float> windows, History history)
    {
        Series series = goal.Series;
        var stream = new Stream(forecaster, windows, series);
        int learnt = windows.TrainingPoints;

        // How far off it usually is so many points ahead is measured where it has learnt, as it would be on the day of the forecast.
        long start = Stopwatch.GetTimestamp();
        double[][] forecasts = stream.Forecasts(goal.Steps, goal.Horizon, stop);
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / (forecasts.Length * goal.Horizon);
        double[] band = stream.Errors(forecasts, goal.Steps, learnt), measured = stream.Errors(forecasts[(learnt - goal.Steps)..], learnt, windows.Points);
        double[] future = forecasts[^1];
        Console.WriteLine(Invariant($"    as a stream, point by point: {microseconds:0.0} µs for each"));
        for (int h = 0; h < goal.Horizon; h += Math.Max(1, goal.Horizon / 4))
            Console.WriteLine(Invariant($"    {h + 1,3} ahead: {future[h]:0.0} ± {2 * band[h]:0.0}; error {measured[h]:0.000} on the points after those learnt"));

        string name = Path.Combine(output, series.Name);
        int drawn = Math.Max(learnt, windows.Points - 120);
        Picture.Save(name + ".svg", series, drawn, [.. forecasts[(drawn - goal.Steps)..^1].Select(path => path[0])], future, band);
        history.SaveReport(name + ".html");
        WeightFile.Save(forecaster.Model.Parameters, name + ".safetensors");
        Console.WriteLine($"    {name}.svg, .html and .safetensors");
    }
}

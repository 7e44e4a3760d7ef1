using System.Globalization;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Networks.Tests.Reference;
using DeepInit.Tests.Shared;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Compares everything generated networks compute on a batch with the naive reference.</summary>
internal sealed class KernelCheck(CompiledNetworks networks)
{
    private const int Trials = 2;
    private readonly List<string> _failures = [];

    /// <summary>The largest deviation seen, in units of its precision.</summary>
    public double WorstSingle { get; private set; }

    /// <summary>The largest deviation seen, in units of its precision.</summary>
    public double WorstDouble { get; private set; }

    public int Compared { get; private set; }

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Predict, ComputeLoss, ComputeGradients and some steps of TrainBatch, for one number of rows.</summary>
    public void Run(ChainModel model, int rows, int steps, Precisions precisions)
    {
        Dictionary<string, double[]> start = model.StartValues();
        (double[] x, double[] target) = model.Data(rows, seed: 1);
        Dictionary<string, double[]> expected = Reference(model, start, x, target, steps, null);
        var random = new Random(rows);
        Dictionary<string, double[]>[] perturbed =
        [
            .. Enumerable.Range(0, Trials).Select(_ =>
                Reference(model, start.ToDictionary(p => p.Key, p => Tolerance.Perturb(p.Value, random)), Tolerance.Perturb(x, random), target, steps, random)),
        ];
        Dictionary<string, double> units = expected.ToDictionary(e => e.Key, e => Tolerance.Unit(e.Value, [.. perturbed.Select(p => p[e.Key])]));
        string where = string.Create(CultureInfo.InvariantCulture, $"{model.Name}, {rows} rows");
        if (precisions.HasFlag(Precisions.Single))
            Compare(where + ", single", expected, units, Actual<float>(model, start, x, target, steps), isDouble: false);
        if (precisions.HasFlag(Precisions.Double))
            Compare(where + ", double", expected, units, Actual<double>(model, start, x, target, steps), isDouble: true);
    }

    private static Dictionary<string, double[]> Reference(
        ChainModel model, Dictionary<string, double[]> start, double[] x, double[] target, int steps, Random? noise)
    {
        var chain = new NaiveChain(model, start, noise);
        (double loss, Dictionary<string, double[]> gradients) = chain.Gradients(x, target);
        var results = new Dictionary<string, double[]> { ["output"] = chain.Predict(x), ["loss"] = [chain.Loss(x, target)], ["loss of gradients"] = [loss] };
        foreach ((string name, double[] gradient) in gradients)
            results.Add("gradient of " + name, gradient);
        results.Add("losses", [.. Enumerable.Range(0, steps).Select(_ => chain.Train(x, target))]);
        foreach ((string name, double[] values) in chain.Parameters)
            results.Add("trained " + name, values);
        foreach ((string name, double[] values) in chain.States)
            results.Add("state " + name, values);
        return results;
    }

    private Dictionary<string, double[]> Actual<T>(ChainModel model, Dictionary<string, double[]> start, double[] x, double[] target, int steps)
        where T : unmanaged
    {
        INetworkDriver<T> network = networks.Create<T>(KernelSuite.NameOf(model, typeof(T) == typeof(double)));
        foreach (Parameter<T> parameter in network.Parameters)
            parameter.CopyFrom(To<T>(start[parameter.Name]));
        T[] input = To<T>(x);
        T[] goal = To<T>(target);
        var results = new Dictionary<string, double[]> { ["output"] = From(network.Predict(input)), ["loss"] = From([network.ComputeLoss(input, goal)]) };
        results.Add("loss of gradients", From([network.ComputeGradients(input, goal)]));
        foreach (Parameter<T> parameter in network.Parameters)
            results.Add("gradient of " + parameter.Name, From(parameter.Gradient.ToArray()));
        results.Add("losses", From([.. Enumerable.Range(0, steps).Select(_ => network.TrainBatch(input, goal))]));
        foreach (Parameter<T> parameter in network.Parameters)
            results.Add("trained " + parameter.Name, From(parameter.ToArray()));
        string[] states = ["momentum_buffer", "exp_avg", "exp_avg_sq", "max_exp_avg_sq", "exp_inf", "square_avg", "grad_avg", "acc_delta", "sum", "exp_avg_diff", "previous_grad", "exp_avg_fast", "exp_avg_slow", "step_size", "prev", "z_minus_y"];
        foreach (string state in states)
        {
            foreach (Parameter<T> parameter in network.Parameters)
            {
                try
                {
                    results.Add($"state {parameter.Name}/{state}", From(parameter.OptimizerState(state).ToArray()));
                }
                catch (ArgumentException)
                {
                    // This optimiser has no such state; if it should have, the comparison misses it.
                    break;
                }
            }
        }

        return results;
    }

    private void Compare(
        string where, Dictionary<string, double[]> expected, Dictionary<string, double> units, Dictionary<string, double[]> actual, bool isDouble)
    {
        foreach (string extra in actual.Keys.Except(expected.Keys))
            _failures.Add($"{where}: the reference has no {extra}.");

        foreach ((string what, double[] numbers) in expected)
        {
            if (!actual.TryGetValue(what, out double[]? got) || got.Length != numbers.Length)
            {
                _failures.Add($"{where}: no {what} of {numbers.Length} numbers.");
                continue;
            }

            double unit = Math.Max(units[what], double.Epsilon) * (isDouble ? Tolerance.DoubleUnit : 1);
            double limit = isDouble ? Tolerance.DoubleUnits : Tolerance.Single;
            int worst = 0;
            double most = 0;
            for (int i = 0; i < numbers.Length; i++)
            {
                // A NaN is as far off as can be.
                double off = Math.Abs(got[i] - numbers[i]) / unit;
                off = double.IsNaN(off) ? (got[i] == numbers[i] ? 0 : double.PositiveInfinity) : off;
                if (off > most)
                    (worst, most) = (i, off);
            }

            Compared++;
            if (isDouble)
                WorstDouble = Math.Max(WorstDouble, most);
            else
                WorstSingle = Math.Max(WorstSingle, most);
            if (most > limit)
            {
                _failures.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{where}: {what}[{worst}] is {got[worst]:R}, expected {numbers[worst]:R}; {most:G3} units, at most {limit} are rounding."));
            }
        }
    }

    private static T[] To<T>(double[] values)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? (T[])(object)values : (T[])(object)Array.ConvertAll(values, x => (float)x);

    private static double[] From<T>(T[] values)
        where T : unmanaged =>
        values is double[] same ? same : Array.ConvertAll((float[])(object)values, x => (double)x);
}

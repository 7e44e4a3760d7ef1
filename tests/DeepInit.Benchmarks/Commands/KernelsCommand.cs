using System.Globalization;
using System.Text.RegularExpressions;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Every kernel of matrix products alone, at the shapes of the workloads' layers; weight gradients with their update.</summary>
internal static partial class KernelsCommand
{
    public static int Run(Options options)
    {
        foreach (string name in options.Workloads)
        {
            Workload workload = Workload.Of(name);
            int rows = workload.TrainingRows;
            Session session = workload.Open(rows);
            var kernels = new EngineKernels(session);
            var names = new List<string> { "training step", "prediction" };
            var flops = new List<double> { workload.TrainingFlops(rows), workload.ForwardFlops(rows) };
            var actions = new List<Action> { MachinePeak.MultiplyAdd, () => session.Train(), session.Predict };
            foreach (string kernel in kernels.Products)
            {
                Match shape = Shape().Match(kernel);
                int inputs = int.Parse(shape.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                int outputs = int.Parse(shape.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
                names.Add(kernel);
                flops.Add(2.0 * rows * inputs * outputs);
                actions.Add(kernels.Product(kernel, inputs, outputs, rows));
            }

            double[] times = Interleaved.Minima(actions);
            double peak = MachinePeak.MultiplyAddFlops / times[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Name}, {rows} rows, one thread; FMA peak {peak:F1} GFLOP/s"));
            for (int i = 0; i < names.Count; i++)
            {
                double speed = flops[i] / times[i + 1];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {names[i],-44} {times[i + 1] / 1000,10:F2} µs {speed,7:F1} GFLOP/s {100 * speed / peak,5:F1} %"));
            }
        }

        return 0;
    }

    [GeneratedRegex("_([0-9]+)x([0-9]+)_")]
    private static partial Regex Shape();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Updates alone, by gradients that are there: microseconds, and for those that multiply matrices GFLOP/s against what one core can do at best.</summary>
internal static partial class OptimizersCommand
{
    private const int Rows = 64;

    public static int Run(Options options)
    {
        Console.WriteLine("workload  optimiser  threads  parameters  first ms   update µs  MFLOP of products  GFLOP/s  of one core's peak");
        foreach ((string name, string optimizer, IGradientTrainableNetwork<float> network, Action<float[], int[]> computeGradients) in OptimizerNetworks.All().Where(n => options.Workloads.Contains(n.Workload)))
        {
            var random = new Random(1);
            var x = new float[Rows * Workload.Of(name).InputLength];
            for (int i = 0; i < x.Length; i++)
                x[i] = random.NextSingle();
            computeGradients(x, new int[Rows]);
            foreach (int threads in options.Threads)
            {
                ((IThreadedNetwork)network).MaxThreads = threads;

                // The same gradients again and again must not carry the parameters away.
                network.LearningRate = 1e-12;
                long start = Stopwatch.GetTimestamp();
                network.ApplyGradients();
                double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                double[] times = Interleaved.Minima([network.ApplyGradients, MachinePeak.MultiplyAdd], rounds: 40);
                double operations = Products().Match(network.Summary()) is { Success: true } found ? double.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
                double speed = operations / times[0];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-8}  {optimizer,-9}  {threads,7}  {network.Parameters.Sum(p => p.Count),10:N0}  {first,8:F0}  {times[0] / 1000,10:F1}  {operations / 1e6,17:F1}  {speed,7:F1}  {speed / (MachinePeak.MultiplyAddFlops / times[1]),18:P0}"));
            }
        }

        return 0;
    }

    [GeneratedRegex(@"products of the optimiser: ([\d,]+) FLOPs")]
    private static partial Regex Products();
}

using System.Diagnostics;
using System.Globalization;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>From process start to the first finished training step of W1, and what the first hundred steps cost beside a hundred later ones.</summary>
internal static class StartCommand
{
    private const string StartVariable = "DEEPINIT_BENCHMARKS_START";

    public static int Run(Options options)
    {
        var runs = new List<double[]>();
        for (int i = 0; i < options.Rounds; i++)
        {
            var variables = new Dictionary<string, string> { [StartVariable] = DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture) };
            string[] lines = Child.RunSelf(variables, "start", "--child");
            runs.Add([.. lines[0].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
        }

        string[] names = ["ms from process start to Main", "ms from process start to the first finished step", "ms for the first 100 steps", "ms for 100 later steps"];
        for (int k = 0; k < names.Length; k++)
        {
            double[] sorted = [.. runs.Select(run => run[k]).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[k],-50} {sorted[0],9:F3} (median {sorted[sorted.Length / 2]:F3})"));
        }

        double[] ratios = [.. runs.Select(run => run[2] / run[3]).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"first 100 steps over 100 later ones",-50} {ratios[0],9:F2} (median {ratios[ratios.Length / 2]:F2})"));
        return 0;
    }

    /// <summary>The process that is measured.</summary>
    public static int RunChild()
    {
        DateTime main = DateTime.UtcNow;
        Session session = new W1Seed().Open(32);
        session.Train();
        DateTime trained = DateTime.UtcNow;
        var start = new DateTime(long.Parse(Environment.GetEnvironmentVariable(StartVariable)!, CultureInfo.InvariantCulture), DateTimeKind.Utc);

        // The first step of all is in the figure above, with everything that it loads and compiles.
        double first = Steps(session, 100);
        for (int i = 0; i < 20; i++)
        {
            Steps(session, 1000);
            Thread.Sleep(20);
        }

        double later = double.MaxValue;
        for (int i = 0; i < 20; i++)
            later = Math.Min(later, Steps(session, 100));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(main - start).TotalMilliseconds} {(trained - start).TotalMilliseconds} {first} {later}"));
        return 0;
    }

    private static double Steps(Session session, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            session.Train();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

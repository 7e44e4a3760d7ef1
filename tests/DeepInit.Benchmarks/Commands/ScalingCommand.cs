using System.Diagnostics;
using System.Globalization;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Predictions of one network from several threads at once, each call on one thread: how many a second, against one caller.</summary>
internal static class ScalingCommand
{
    private const int Milliseconds = 200;

    public static int Run(Options options)
    {
        int[] callers = [.. new[] { 1, 2, 4, Environment.ProcessorCount }.Distinct().Where(n => n <= 2 * Environment.ProcessorCount).Order()];
        Console.WriteLine($"workload  rows  {string.Join("  ", callers.Select(n => $"{n,6} caller{(n == 1 ? " " : "s")}"))}   (calls a second, and times one caller's)");
        foreach (string name in options.Workloads)
        {
            Workload workload = Workload.Of(name);
            foreach (int rows in new[] { 1, 256 })
            {
                // the best of some rounds each, in turns
                var best = new double[callers.Length];
                for (int round = 0; round < options.Rounds; round++)
                {
                    for (int i = 0; i < callers.Length; i++)
                        best[i] = Math.Max(best[i], CallsPerSecond(workload, rows, callers[i]));
                }

                Console.WriteLine($"{workload.Name,-8}  {rows,4}  {string.Join("  ", best.Select(calls => string.Create(CultureInfo.InvariantCulture, $"{calls,9:N0} ({calls / best[0]:F2})")))}");
            }
        }

        return 0;
    }

    private static double CallsPerSecond(Workload workload, int rows, int callers)
    {
        Session session = workload.Open(rows);
        session.Threads = 1;
        Action[] calls = [.. Enumerable.Range(0, callers).Select(_ => session.PredictAside())];
        foreach (Action call in calls)
            Repeat(call, Milliseconds / 4);
        using var start = new Barrier(callers);
        var counts = new double[callers];
        Thread[] threads = [.. calls.Select((call, i) => new Thread(() =>
        {
            start.SignalAndWait();
            counts[i] = Repeat(call, Milliseconds);
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return counts.Sum();
    }

    /// <returns>Calls a second.</returns>
    private static double Repeat(Action call, int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
        {
            for (int i = 0; i < 10; i++)
                call();
            count += 10;
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

using System.Diagnostics;
using System.Globalization;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>Times a step: blocks of many steps after a warm-up; minimum and median over the blocks.</summary>
/// <param name="Minimum">Microseconds per step of the fastest block.</param>
/// <param name="Median">Microseconds per step of the middle block.</param>
/// <param name="AllocatedBytes">Managed bytes per step.</param>
internal readonly record struct Measure(double Minimum, double Median, long AllocatedBytes)
{
    /// <summary>Measures a step.</summary>
    public static Measure Of(Action step, Options options)
    {
        Repeat(step, options.WarmMilliseconds, 3);

        // A second, shorter warm-up after the tiered JIT had time to promote.
        double estimate = Repeat(step, options.WarmMilliseconds / 2, 2);
        int steps = Math.Max(2, (int)(options.BlockMilliseconds / estimate) + 1);
        var blocks = new double[options.Blocks];
        long before = GC.GetTotalAllocatedBytes(true);
        for (int b = 0; b < blocks.Length; b++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < steps; i++)
                step();
            blocks[b] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
        }

        long allocated = (GC.GetTotalAllocatedBytes(true) - before) / ((long)steps * blocks.Length);
        Array.Sort(blocks);
        return new Measure(blocks[0], blocks[blocks.Length / 2], allocated);
    }

    /// <summary>Peak resident memory of this process.</summary>
    public static double PeakResidentMegabytes()
    {
        const string Status = "/proc/self/status";
        if (File.Exists(Status) && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } peak)
            return double.Parse(peak["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;

        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }

    /// <summary>Repeats a step for a time and returns the milliseconds that one took.</summary>
    private static double Repeat(Action step, double milliseconds, int least)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        while (count < least || Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
        {
            step();
            count++;
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / count;
    }
}

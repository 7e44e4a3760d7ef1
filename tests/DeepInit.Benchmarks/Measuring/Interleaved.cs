using System.Diagnostics;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>Times several actions in turns, so that a processor that changes its clock, or other programs, touch all of them alike.</summary>
internal static class Interleaved
{
    /// <summary>The least nanoseconds of one call of each action.</summary>
    /// <param name="actions">What to time.</param>
    /// <param name="rounds">How often each is timed.</param>
    /// <param name="milliseconds">The least length of a timing; short actions are repeated.</param>
    public static double[] Minima(IReadOnlyList<Action> actions, int rounds = 40, double milliseconds = 1)
    {
        var repeats = new int[actions.Count];
        for (int i = 0; i < repeats.Length; i++)
            repeats[i] = Repeats(actions[i], milliseconds);

        var best = new double[actions.Count];
        Array.Fill(best, double.MaxValue);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < best.Length; i++)
                best[i] = Math.Min(best[i], Time(actions[i], repeats[i]));
        }

        return best;
    }

    private static int Repeats(Action action, double milliseconds)
    {
        // long enough for the tiered JIT to see the action as hot and to compile it
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 40 || Stopwatch.GetElapsedTime(start).TotalMilliseconds < 300; i++)
            action();
        // many at once: one call of the shortest is shorter than a tick of the clock
        double nanoseconds = Math.Max(1, Math.Min(Time(action, 20), Time(action, 20)));
        return Math.Max(1, (int)(milliseconds * 1e6 / nanoseconds));
    }

    private static double Time(Action action, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repeats;
    }
}

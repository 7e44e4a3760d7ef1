using System.Diagnostics;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>Says what is trained, and ends the work after its time; what has been trained stands in the file, and the next run goes on.</summary>
/// <param name="minutes">The time.</param>
/// <param name="stop">Stops a training between two steps.</param>
internal sealed class EvidencePace(double minutes, CancellationToken stop)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _count;

    public CancellationToken Stop => stop;

    /// <summary>Before every training.</summary>
    /// <exception cref="OperationCanceledException">The time is over, or the user has had enough.</exception>
    public void Next(string what)
    {
        stop.ThrowIfCancellationRequested();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed.TotalMinutes >= minutes)
            throw new OperationCanceledException();
        if (_count++ % 10 == 0)
            Console.WriteLine(FormattableString.Invariant($"{elapsed.TotalMinutes,6:F1} min, {_count,5}: {what}"));
    }
}

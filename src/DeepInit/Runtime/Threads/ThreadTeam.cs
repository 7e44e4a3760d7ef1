using System.ComponentModel;
#if !NET
using System.Runtime.InteropServices;
#endif

namespace DeepInit.Runtime;

/// <summary>
/// Threads that help with <see cref="TeamJob"/>s: one team for the process, one job at a time; a job that comes while the team is busy runs on its caller
/// alone. Helpers wait in a short spin, then sleep. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadTeam
{
    private static readonly Team<SharedMemory> Shared = new(static (helper, number) =>
        new Thread(helper.Loop) { IsBackground = true, Name = "DeepInit helper " + number }.Start());

    /// <summary>The most threads that a job can be given, the caller among them; 1 where the platform has no threads.</summary>
    public static int Maximum { get; } = HasThreads ? 64 : 1;

    /// <summary>
    /// Multiply-adds from which sharing pays: 1.2 million take 20 µs on one core. A weight that is read for a few rows only counts as two more, because it
    /// takes as long to come from memory. Measured between a step of 0.6 million, which two threads slow down, and a prediction of 1.7 million, which they
    /// make 1.6 times as fast.
    /// </summary>
    public const long WorthSharing = 1_200_000;

    /// <summary>The threads that a job is given unless it is told otherwise: one per processor.</summary>
    internal static int Default { get; } = Math.Min(Maximum, Math.Max(1, Environment.ProcessorCount));

    /// <summary>Whether the platform has threads; browsers have none.</summary>
    internal static bool HasThreads =>
#if NET
        !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();
#else
        !RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));
#endif

    /// <summary>
    /// Runs a job on up to so many threads and returns when it is done. Allocates nothing once the threads exist; where no more of them can be started, those
    /// there are do it.
    /// </summary>
    /// <param name="job">The job; it runs once at a time.</param>
    /// <param name="threads">The caller and at most this many − 1 helpers.</param>
    /// <exception cref="Exception">What the job threw on any of the threads; none of them is at work on it any more, and it can be run again.</exception>
    internal static void Run(TeamJob job, int threads)
    {
        threads = Math.Min(threads, Maximum);
        if (threads <= 1 || !Shared.TryRun(job.Boards, threads))
            job.RunAlone();
    }
}

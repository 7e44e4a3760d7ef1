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
    /// <summary>Spins of a helper before it sleeps: some tens of microseconds, the distance of two training steps.</summary>
    private const int SpinsBeforeSleep = 1500;

    private static readonly object Gate = new();
    private static Helper[] _helpers = [];
    private static TeamJob? _job;
    private static int _run;
    private static int _busy;

    /// <summary>The most threads that a job can be given, the caller among them; 1 where the platform has no threads.</summary>
    public static int Maximum { get; } = HasThreads ? 64 : 1;

    /// <summary>
    /// Multiply-adds from which sharing pays: 1.2 million take 20 µs on one core. A weight that is read for a few rows only counts as two more, because it
    /// takes as long to come from memory. Measured between a step of 0.6 million, which two threads slow down, and a prediction of 1.7 million, which they
    /// make 1.6 times as fast.
    /// </summary>
    public const long WorthSharing = 1_200_000;

    /// <summary>The threads that a job is given unless it is told otherwise: one per processor.</summary>
    public static int Default { get; } = Math.Min(Maximum, Math.Max(1, Environment.ProcessorCount));

    /// <summary>Whether the platform has threads; browsers have none.</summary>
    internal static bool HasThreads =>
#if NET
        !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();
#else
        !RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));
#endif

    /// <summary>Runs a job on up to so many threads and returns when it is done. Allocates nothing once the threads exist.</summary>
    /// <param name="job">The job; it runs once at a time.</param>
    /// <param name="threads">The caller and at most this many − 1 helpers.</param>
    public static void Run(TeamJob job, int threads)
    {
        threads = Math.Min(threads, Maximum);

        // At the first call, whether or not the team is free then: later ones allocate nothing.
        if (threads > 1)
            job.Reserve(threads);
        if (threads <= 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            job.RunAlone();
            return;
        }

        try
        {
            Helper[] helpers = _helpers.Length >= threads - 1 ? _helpers : Hire(threads - 1);
            int run = _run == int.MaxValue ? 1 : _run + 1;
            job.Open(run);
            Volatile.Write(ref _job, job);
            Volatile.Write(ref _run, run);
            for (int i = 0; i < threads - 1; i++)
                helpers[i].Call(run);
            job.Work(job.Share(0, run));
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private static Helper[] Hire(int count)
    {
        lock (Gate)
        {
            var helpers = new Helper[Math.Max(count, _helpers.Length)];
            for (int i = 0; i < helpers.Length; i++)
                helpers[i] = i < _helpers.Length ? _helpers[i] : new Helper(i + 1);
            _helpers = helpers;
            return helpers;
        }
    }

    private sealed class Helper
    {
        private readonly SemaphoreSlim _wake = new(0);
        private readonly int _index;
        private int _called;
        private int _asleep;

        public Helper(int index)
        {
            _index = index;
            new Thread(Loop) { IsBackground = true, Name = "DeepInit helper " + index }.Start();
        }

        public void Call(int run)
        {
            Volatile.Write(ref _called, run);
            if (Interlocked.Exchange(ref _asleep, 0) == 1)
                _wake.Release();
        }

        private void Loop()
        {
            int seen = 0;
            while (true)
            {
                int spins = 0;
                while (Volatile.Read(ref _called) == seen)
                {
                    if (++spins < SpinsBeforeSleep)
                    {
                        Thread.SpinWait(4);
                        continue;
                    }

                    // Asleep from here on, unless a call has come in between.
                    Interlocked.Exchange(ref _asleep, 1);
                    if (Volatile.Read(ref _called) == seen || Interlocked.Exchange(ref _asleep, 0) == 0)
                        _wake.Wait();
                    spins = 0;
                }

                seen = Volatile.Read(ref _called);

                // The job may be a later one by now; its counters tell.
                if (Volatile.Read(ref _job) is { } job)
                    job.Work(job.Share(_index, seen));
            }
        }
    }
}

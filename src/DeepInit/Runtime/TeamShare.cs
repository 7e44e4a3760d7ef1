using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>One thread's view of a <see cref="TeamJob"/> that runs. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TeamShare
{
    /// <summary>The run of a job without a team.</summary>
    internal const int Alone = 0;

    private readonly TeamJob _job;
    private readonly int _run;

    internal TeamShare(TeamJob job, int thread, int run)
    {
        _job = job;
        _run = run;
        Thread = thread;
    }

    /// <summary>Which thread of the team this is; 0 is the caller.</summary>
    public int Thread { get; }

    /// <summary>Claims items of a phase: all of them when there is no team, else the next <paramref name="grain"/>.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="count">Its items.</param>
    /// <param name="grain">Items to claim at once, at least 1.</param>
    /// <param name="first">The first item claimed.</param>
    /// <param name="end">The item after the last claimed.</param>
    /// <returns>False when nothing is left to claim.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Claim(int phase, int count, int grain, out int first, out int end)
    {
        if (_run != Alone)
            return ClaimShared(phase, count, grain, out first, out end);

        first = 0;
        end = count;
        bool isFirst = _job.LastClaimed != phase;
        _job.LastClaimed = isFirst ? phase : -1;
        return isFirst;
    }

    /// <summary>Reports items that were claimed as done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Done(int phase, int items)
    {
        if (_run != Alone)
            Interlocked.Add(ref _job.Finished[phase * TeamJob.Stride], items);
    }

    /// <summary>Waits until all items of a phase are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait(int phase, int count)
    {
        if (_run != Alone)
            WaitShared(phase, count);
    }

    private bool ClaimShared(int phase, int count, int grain, out int first, out int end)
    {
        ref long next = ref _job.Next[phase * TeamJob.Stride];
        long start = (long)_run << 32;
        while (true)
        {
            long seen = Volatile.Read(ref next);

            // A helper that comes late finds the counters of a later run, and nothing to do.
            if (seen >> 32 != _run || seen - start >= count)
            {
                first = end = 0;
                return false;
            }

            first = (int)(seen - start);
            end = Math.Min(first + grain, count);
            if (Interlocked.CompareExchange(ref next, start + end, seen) == seen)
                return true;
        }
    }

    private void WaitShared(int phase, int count)
    {
        ref long finished = ref _job.Finished[phase * TeamJob.Stride];
        for (int spins = 0; ; spins++)
        {
            long seen = Volatile.Read(ref finished);
            if (seen >> 32 != _run || (int)seen >= count)
                return;

            // Whoever holds the last items is at work on them, unless it has lost its core: then this one may be what it needs.
            if (spins < 400)
                System.Threading.Thread.SpinWait(2);
            else
                System.Threading.Thread.Yield();
        }
    }
}

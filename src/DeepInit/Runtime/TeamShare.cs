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
    private readonly TeamCounters _counters;
    private readonly int _run;

    internal TeamShare(TeamJob job, TeamCounters counters, int thread, int run)
    {
        _job = job;
        _counters = counters;
        _run = run;
        Thread = thread;
    }

    /// <summary>Which thread of the team this is; 0 is the caller.</summary>
    public int Thread { get; }

    /// <summary>Claims items of a phase: all of them when there is no team, else the next <paramref name="grain"/> of this thread's part, then of the others'.</summary>
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
            Interlocked.Add(ref _counters.Finished(phase), items);
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
        long start = (long)_run << 32;
        int threads = _counters.Threads;
        long chunks = ((long)count + grain - 1) / grain;
        for (int turn = 0; turn < threads; turn++)
        {
            int owner = Thread + turn < threads ? Thread + turn : Thread + turn - threads;
            int from = (int)(chunks * owner / threads) * grain;
            int to = (int)Math.Min(count, chunks * (owner + 1) / threads * grain);
            ref long taken = ref _counters.Taken(phase, owner);
            while (true)
            {
                long seen = Volatile.Read(ref taken);

                // A helper that comes late finds the counters of a later run, and nothing to do.
                if (seen >> 32 != _run)
                {
                    first = end = 0;
                    return false;
                }

                first = from + (int)(seen - start);
                if (first >= to)
                    break;
                end = Math.Min(first + grain, to);
                if (Interlocked.CompareExchange(ref taken, start + (end - from), seen) == seen)
                    return true;
            }
        }

        first = end = 0;
        return false;
    }

    private void WaitShared(int phase, int count)
    {
        ref long finished = ref _counters.Finished(phase);
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

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>One thread's view of a <see cref="TeamJob"/> that runs. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TeamShare
{
    private readonly TeamJob _job;
    private readonly TeamPart<SharedMemory> _part;

    internal TeamShare(TeamJob job, TeamPart<SharedMemory> part)
    {
        _job = job;
        _part = part;
    }

    /// <summary>Which thread of the team this is; 0 is the caller.</summary>
    public int Thread => _part.Thread;

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
        if (!_part.IsAlone)
            return _part.Claim(phase, count, grain, out first, out end);

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
        if (!_part.IsAlone)
            _part.Done(phase, items);
    }

    /// <summary>Waits until all items of a phase are done, or the run has failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait(int phase, int count)
    {
        if (!_part.IsAlone)
            _part.Wait(phase, count);
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>One thread's view of a <see cref="TeamJob"/> that runs. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TeamShare : IShare
{
    private readonly TeamJob _job;
    private readonly TeamPart<SharedMemory> _part;

    internal TeamShare(TeamJob job, TeamPart<SharedMemory> part)
    {
        _job = job;
        _part = part;
    }

    /// <summary>Which thread of the team this is; 0 is the caller.</summary>
    internal int Thread => _part.Thread;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Rows(int rows) => rows;

    /// <inheritdoc/>
    public ref T Input<T>(ref T row)
        where T : unmanaged => ref _job.InPlace<T>();

    /// <summary>
    /// Reports the items that this thread claimed of the phase before as done, and claims the next: all of them when there is no team, else the next
    /// <paramref name="grain"/> of this thread's part, then of the others'.
    /// </summary>
    /// <param name="phase">The phase.</param>
    /// <param name="count">Its items.</param>
    /// <param name="grain">Items to claim at once, at least 1.</param>
    /// <param name="first">The first item claimed; before the first claim of a phase as it was left by that of another, or 0.</param>
    /// <param name="end">The item after the last claimed; before the first claim likewise.</param>
    /// <returns>False when nothing is left to claim; both are 0 then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Claim(int phase, int count, int grain, ref int first, ref int end)
    {
        if (!_part.IsAlone)
            return ClaimInTeam(phase, count, grain, ref first, ref end);

        bool isFirst = _job.LastClaimed != phase;
        _job.LastClaimed = isFirst ? phase : -1;
        first = 0;
        end = isFirst ? count : 0;
        return isFirst;
    }

    /// <summary>As <see cref="Claim"/>, but false means that the phase is over: it waits for the items that others still compute.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="count">Its items.</param>
    /// <param name="grain">Items to claim at once, at least 1.</param>
    /// <param name="first">The first item claimed.</param>
    /// <param name="end">The item after the last claimed.</param>
    /// <returns>False when all items are done, or the run has failed; both are 0 then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Complete(int phase, int count, int grain, ref int first, ref int end)
    {
        if (_part.IsAlone)
            return Claim(phase, count, grain, ref first, ref end);
        if (ClaimInTeam(phase, count, grain, ref first, ref end))
            return true;

        _part.Wait(phase, count);
        return false;
    }

    private bool ClaimInTeam(int phase, int count, int grain, ref int first, ref int end)
    {
        if (end > first)
            _part.Done(phase, end - first);

        if (_part.Claim(phase, count, grain, out first, out end))
            return true;

        first = end = 0;
        return false;
    }

    /// <summary>Waits until all items of a phase are done, or the run has failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait(int phase, int count)
    {
        if (!_part.IsAlone)
            _part.Wait(phase, count);
    }
}

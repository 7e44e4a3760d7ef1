using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Work in phases, each of so many items, which the threads of a <see cref="ThreadTeam"/> claim as they come. Derived by generated code.
/// </summary>
/// <remarks>
/// A phase is over when its items are done, whoever did them: a helper that sleeps, or has lost its core to another program, delays nobody unless it holds
/// an item. Every item is computed by one thread in one order, so results do not depend on the number of threads.
/// Each thread begins with a part of the items that is the same in every run, so that weights stay in the caches of the core that used them last; who has
/// finished takes from the others.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TeamJob
{
    private readonly int _phases;
    private unsafe void* _rows;
    private TeamCounters _counters;

    /// <summary>The phase that a lone thread has claimed last.</summary>
    internal int LastClaimed = -1;

    /// <summary>A job of so many phases.</summary>
    /// <param name="phases">Its phases, numbered from 0.</param>
    protected TeamJob(int phases)
    {
        _phases = phases;
        _counters = TeamCounters.None;
    }

    /// <summary>Runs the job on up to so many threads, the caller among them.</summary>
    /// <param name="threads">At least 1.</param>
    public void RunOn(int threads)
    {
        if (threads > 1)
            ThreadTeam.Run(this, threads);
        else
            RunAlone();
    }

    /// <summary>As <see cref="RunOn(int)"/>, on memory of the caller's that all threads read where it lies, as <see cref="InPlace"/>.</summary>
    /// <typeparam name="T">A number.</typeparam>
    /// <param name="rows">What is read; it stays in place meanwhile.</param>
    /// <param name="threads">At least 1.</param>
    public unsafe void RunOn<T>(ReadOnlySpan<T> rows, int threads)
        where T : unmanaged
    {
        fixed (T* start = rows)
        {
            _rows = start;
            RunOn(threads);
            _rows = null;
        }
    }

    /// <summary>The start of the memory that the job runs on. A helper that comes late may get what is no longer valid: it finds nothing to claim.</summary>
    protected unsafe ref T InPlace<T>()
        where T : unmanaged =>
        ref Unsafe.AsRef<T>(_rows);

    /// <summary>Runs the job on the calling thread alone.</summary>
    public void RunAlone()
    {
        LastClaimed = -1;
        Work(new TeamShare(this, TeamCounters.None, 0, TeamShare.Alone));
    }

    /// <summary>
    /// Closes all phases of the last run. Called before anything changes that decides whether phases run at all: else a helper that is still on its way through the
    /// last run would see the new decision, and claim what that run left out.
    /// </summary>
    protected void Close() => _counters.Open(TeamShare.Alone);

    /// <summary>Does one thread's share: goes through the phases in order, claims items and waits where the next phase needs the results.</summary>
    protected internal abstract void Work(TeamShare share);

    /// <summary>Allocates what a run of so many threads needs, unless the last one had as many.</summary>
    internal void Reserve(int threads)
    {
        // Counters of their own for every number of threads: a helper that comes late from an earlier run must find them as that run left them, or a later run's.
        if (_counters.Threads != threads)
            Volatile.Write(ref _counters, new TeamCounters(_phases, threads));
    }

    /// <summary>Opens all phases for a run.</summary>
    internal void Open(int run) => _counters.Open(run);

    /// <summary>One thread's view of a run.</summary>
    internal TeamShare Share(int thread, int run) => new(this, Volatile.Read(ref _counters), thread, run);
}

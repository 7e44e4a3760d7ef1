using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Work in phases, each of so many items, which the threads of a <see cref="ThreadTeam"/> claim as they come. Derived by generated code.
/// </summary>
/// <remarks>
/// A phase is over when its items are done, whoever did them: a helper that sleeps, or has lost its core to another program, delays nobody unless it holds
/// an item. Such a helper may linger in <see cref="Work"/> when the run is over and its job has gone on to other numbers: there it claims nothing, so all that depends
/// on the run is looked at only between a claim and the next, which reports the items of the one before as done.
/// Every item is computed by one thread in one order, so results do not depend on the number of threads.
/// Each thread begins with a part of the items that is the same in every run, so that weights stay in the caches of the core that used them last; who has
/// finished takes from the others.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TeamJob : ITeamWork<SharedMemory>
{
    private readonly int _phases;
    private TeamBoards<SharedMemory>? _boards;
    private unsafe void* _rows;

    /// <summary>The phase that a lone thread has claimed last.</summary>
    internal int LastClaimed = -1;

    /// <summary>A job of so many phases.</summary>
    /// <param name="phases">Its phases, numbered from 0.</param>
    private protected TeamJob(int phases) => _phases = phases;

    /// <summary>Where its threads write what they have claimed.</summary>
    internal TeamBoards<SharedMemory> Boards => _boards ??= new TeamBoards<SharedMemory>(this, _phases);

    /// <summary>Runs the job on up to so many threads, the caller among them.</summary>
    /// <param name="threads">At least 1.</param>
    /// <exception cref="Exception">What <see cref="Work"/> threw on any of them; none is at work any more, and the job can be run again.</exception>
    internal void RunOn(int threads)
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
    internal unsafe void RunOn<T>(ReadOnlySpan<T> rows, int threads)
        where T : unmanaged
    {
        fixed (T* start = rows)
        {
            _rows = start;
            try
            {
                RunOn(threads);
            }
            finally
            {
                _rows = null;
            }
        }
    }

    /// <summary>
    /// The start of the memory that the job runs on. Only for a thread that holds an item: the caller waits for it, and the memory stays in place so long.
    /// </summary>
    protected internal unsafe ref T InPlace<T>()
        where T : unmanaged =>
        ref Unsafe.AsRef<T>(_rows);

    /// <summary>Runs the job on the calling thread alone.</summary>
    internal void RunAlone()
    {
        LastClaimed = -1;
        Work(new TeamShare(this, default));
    }

    void ITeamWork<SharedMemory>.Work(TeamPart<SharedMemory> part) => Work(new TeamShare(this, part));

    /// <summary>
    /// Does one thread's share: goes through the phases in order, claims items and waits where the next phase needs the results, and at the end for all phases that
    /// nothing has waited for.
    /// </summary>
    protected internal abstract void Work(TeamShare share);

    /// <summary>Does, of a phase that applies an activation to sums of weights, the sums alone. Nothing where no phase does.</summary>
    protected internal virtual void WorkSums(TeamShare share)
    {
    }
}

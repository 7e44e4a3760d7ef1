using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// Work in phases, each of so many items, which the threads of a <see cref="ThreadTeam"/> claim as they come. Derived by generated code.
/// </summary>
/// <remarks>
/// A phase is over when its items are done, whoever did them: a helper that sleeps, or has lost its core to another program, delays nobody unless it holds
/// an item. Every item is computed by one thread in one order, so results do not depend on the number of threads.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TeamJob
{
    /// <summary>Counters stand one cache line apart, so that threads do not fight over lines.</summary>
    internal const int Stride = 8;

    /// <summary>Per phase: the next item to claim, and how many are done; the upper half of each is the run that it belongs to.</summary>
    internal readonly long[] Next;
    internal readonly long[] Finished;

    /// <summary>The phase that a lone thread has claimed last.</summary>
    internal int LastClaimed = -1;

    /// <summary>A job of so many phases.</summary>
    /// <param name="phases">Its phases, numbered from 0.</param>
    protected TeamJob(int phases)
    {
        Next = new long[phases * Stride];
        Finished = new long[phases * Stride];
    }

    /// <summary>Runs the job on the calling thread alone.</summary>
    public void RunAlone()
    {
        LastClaimed = -1;
        Work(new TeamShare(this, 0, TeamShare.Alone));
    }

    /// <summary>Does one thread's share: goes through the phases in order, claims items and waits where the next phase needs the results.</summary>
    protected internal abstract void Work(TeamShare share);

    /// <summary>Opens all phases for a run.</summary>
    internal void Open(int run)
    {
        long start = (long)run << 32;
        for (int i = 0; i < Next.Length; i += Stride)
        {
            Volatile.Write(ref Finished[i], start);
            Volatile.Write(ref Next[i], start);
        }
    }
}

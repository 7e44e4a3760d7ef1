namespace DeepInit.Runtime;

/// <summary>One thread's part of a run.</summary>
/// <typeparam name="TMemory">How threads see shared words.</typeparam>
internal readonly struct TeamPart<TMemory>
    where TMemory : struct, ITeamMemory
{
    private readonly TeamBoard<TMemory>? _board;
    private readonly int _run;

    public TeamPart(TeamBoard<TMemory> board, int thread, int run)
    {
        _board = board;
        _run = run;
        Thread = thread;
    }

    /// <summary>Which thread of the team this is; 0 is the caller.</summary>
    public int Thread { get; }

    /// <summary>Whether there is no team: nothing is shared.</summary>
    public bool IsAlone => _board is null;

    /// <summary>Claims the next items of this thread's part, then of the others'.</summary>
    /// <returns>False when nothing is left to claim.</returns>
    public bool Claim(int phase, int count, int grain, out int first, out int end)
    {
        TeamBoard<TMemory> board = _board!;
        int threads = board.Threads;
        long chunks = ((long)count + grain - 1) / grain;

        // After a failure, what this phase reads may not be there.
        for (int turn = 0; turn < threads && board.IsOpen(_run); turn++)
        {
            int owner = Thread + turn < threads ? Thread + turn : Thread + turn - threads;
            int from = (int)(chunks * owner / threads) * grain;
            int to = (int)Math.Min(count, chunks * (owner + 1) / threads * grain);
            while (true)
            {
                long seen = board.ReadTaken(phase, owner);

                // The run is over.
                if (TeamBoard<TMemory>.RunOf(seen) != _run)
                {
                    first = end = 0;
                    return false;
                }

                first = from + (int)seen;
                if (first >= to)
                    break;
                end = Math.Min(first + grain, to);
                if (board.TryTake(phase, owner, seen, end - first))
                    return true;
            }
        }

        first = end = 0;
        return false;
    }

    /// <summary>Reports items that were claimed as done.</summary>
    public void Done(int phase, int items) => _board!.Finish(phase, items);

    /// <summary>Waits until all items of a phase are done, the run is over, or it has failed.</summary>
    public void Wait(int phase, int count)
    {
        for (int turn = 0; ; turn++)
        {
            long seen = _board!.ReadFinished(phase);
            if (TeamBoard<TMemory>.RunOf(seen) != _run || (int)seen >= count || !_board.IsOpen(_run))
                return;
            default(TMemory).Spin(turn);
        }
    }
}

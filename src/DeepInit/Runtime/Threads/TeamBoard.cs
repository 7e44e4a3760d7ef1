namespace DeepInit.Runtime;

/// <summary>
/// Who has claimed what in the runs of a <see cref="TeamJob"/> on so many threads: per phase and thread, how many items of that thread's part are taken; per phase,
/// how many are done; and whether there is a run at all. What a board is for never changes, so that whoever finds it has job, threads and counters that belong together.
/// </summary>
/// <remarks>
/// <para>The upper half of each word is the run that it belongs to. The first word, the call, says in its lower half whether that run is open; only who calls opens and ends it,
/// and any thread in it may fail it.</para>
/// <para>Between runs the counters are already those of the next one. So a thread that comes late, or lingers in a run that is over, finds nothing to claim, whatever its job has become
/// meanwhile; and a run is opened by one word.</para>
/// </remarks>
/// <typeparam name="TMemory">How its threads see shared words.</typeparam>
internal sealed class TeamBoard<TMemory>
    where TMemory : struct, ITeamMemory
{
    /// <summary>Words stand one cache line apart, so that threads do not fight over lines.</summary>
    private const int Stride = 8;

    private const int Call = 0;
    private const long Open = 1;
    private const long Failed = 2;

    private readonly int _phases;
    private readonly long[] _words;
    private Exception? _fault;

    /// <summary>A board without a run.</summary>
    /// <param name="work">What its threads do.</param>
    /// <param name="phases">The phases of that.</param>
    /// <param name="threads">Among how many threads items are parted.</param>
    /// <param name="firstRun">The number of the first run.</param>
    public TeamBoard(ITeamWork<TMemory> work, int phases, int threads, int firstRun = 1)
    {
        Work = work;
        Threads = threads;
        _phases = phases;
        _words = new long[(1 + (phases * (1 + threads))) * Stride];
        Renew(firstRun);
    }

    public ITeamWork<TMemory> Work { get; }

    public int Threads { get; }

    /// <summary>Opens the next run. Only for the caller, who has the team.</summary>
    /// <returns>Its number.</returns>
    public int Begin()
    {
        int run = RunOf(default(TMemory).Read(_words, Call));
        default(TMemory).Write(_words, Call, Start(run) | Open);
        return run;
    }

    /// <summary>Ends a run whose items are all done. Threads that linger in it hold none.</summary>
    /// <returns>False when it has failed: then threads may still be at work, and it ends with <see cref="EndFailed"/>.</returns>
    public bool TryEnd(int run)
    {
        int next = After(run);
        if (default(TMemory).CompareExchange(_words, Call, Start(next), Start(run) | Open) != (Start(run) | Open))
            return false;
        RenewCounters(next);
        return true;
    }

    /// <summary>Ends a run that has failed, once no thread is in it.</summary>
    /// <returns>Why it failed; null when it was the caller who said so.</returns>
    public Exception? EndFailed(int run)
    {
        Exception? fault = _fault;
        _fault = null;
        Renew(After(run));
        return fault;
    }

    /// <summary>Makes a run fail, unless it is over or has failed already: nothing more is claimed in it, and all waits end.</summary>
    public void Fail(int run, Exception? fault)
    {
        // Read by the caller when this thread has left, which is later.
        if (default(TMemory).CompareExchange(_words, Call, Start(run) | Failed, Start(run) | Open) == (Start(run) | Open))
            _fault = fault;
    }

    /// <summary>A helper's look at the board: takes part in the run that is open, if it is for so many threads.</summary>
    public void TakePart(int thread)
    {
        long call = default(TMemory).Read(_words, Call);
        int run = RunOf(call);
        if (thread >= Threads || call != (Start(run) | Open))
            return;

        try
        {
            Work.Work(new TeamPart<TMemory>(this, thread, run));
        }
        catch (Exception e)
        {
            // It belongs to the call. In a run that is over this thread held nothing, and nobody misses what it did.
            Fail(run, e);
        }
    }

    /// <summary>Opens a run of some phases only; in the others nothing is left to claim or to wait for.</summary>
    public int BeginPhases(int first, int end)
    {
        int run = RunOf(_words[Call]);
        for (int phase = 0; phase < _phases; phase++)
            Renew(phase, phase >= first && phase < end ? run : 0);
        return Begin();
    }

    public bool IsOpen(int run) => default(TMemory).Read(_words, Call) == (Start(run) | Open);

    public long ReadTaken(int phase, int thread) => default(TMemory).Read(_words, Taken(phase, thread));

    public bool TryTake(int phase, int thread, long seen, int items) =>
        default(TMemory).CompareExchange(_words, Taken(phase, thread), seen + items, seen) == seen;

    public long ReadFinished(int phase) => default(TMemory).Read(_words, Finished(phase));

    public void Finish(int phase, int items) => default(TMemory).Add(_words, Finished(phase), items);

    /// <summary>The run that a word belongs to.</summary>
    public static int RunOf(long word) => (int)(word >> 32);

    private static long Start(int run) => (long)run << 32;

    private static int After(int run) => run == int.MaxValue ? 1 : run + 1;

    private static int Finished(int phase) => (1 + phase) * Stride;

    private int Taken(int phase, int thread) => (1 + _phases + (phase * Threads) + thread) * Stride;

    private void Renew(int run)
    {
        RenewCounters(run);
        default(TMemory).Write(_words, Call, Start(run));
    }

    private void RenewCounters(int run)
    {
        for (int phase = 0; phase < _phases; phase++)
            Renew(phase, run);
    }

    private void Renew(int phase, int run)
    {
        default(TMemory).Write(_words, Finished(phase), Start(run));
        for (int thread = 0; thread < Threads; thread++)
            default(TMemory).Write(_words, Taken(phase, thread), Start(run));
    }
}

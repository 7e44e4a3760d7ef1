namespace DeepInit.Runtime;

/// <summary>
/// Who has claimed what in a run of a <see cref="TeamJob"/>: per phase and thread, how many items of that thread's part are taken; per phase, how many are
/// done. The upper half of each counter is the run that it belongs to.
/// </summary>
internal sealed class TeamCounters
{
    /// <summary>Those of a job that has never been shared.</summary>
    public static readonly TeamCounters None = new(0, 0);

    /// <summary>Counters stand one cache line apart, so that threads do not fight over lines.</summary>
    private const int Stride = 8;

    private readonly long[] _taken;
    private readonly long[] _finished;

    public TeamCounters(int phases, int threads)
    {
        Threads = threads;
        _taken = new long[phases * threads * Stride];
        _finished = new long[phases * Stride];
    }

    /// <summary>Among how many threads the items are parted.</summary>
    public int Threads { get; }

    public ref long Taken(int phase, int thread) => ref _taken[((phase * Threads) + thread) * Stride];

    public ref long Finished(int phase) => ref _finished[phase * Stride];

    public void Open(int run) => Open(run, 0, _finished.Length / Stride);

    /// <summary>Opens some of the phases for a run; in the others nothing is left to claim or to wait for.</summary>
    public void Open(int run, int first, int end)
    {
        long start = (long)run << 32;
        for (int i = first * Stride; i < end * Stride; i += Stride)
            Volatile.Write(ref _finished[i], start);
        for (int i = first * Threads * Stride; i < end * Threads * Stride; i += Stride)
            Volatile.Write(ref _taken[i], start);
    }
}

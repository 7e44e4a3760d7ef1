namespace DeepInit.Runtime;

/// <content>A run that stops between phases, to look at what is there.</content>
public abstract partial class TeamJob
{
    /// <summary>Calls something while <see cref="InPlace"/> refers to memory of the caller's, and does not move.</summary>
    /// <typeparam name="T">A number.</typeparam>
    /// <param name="rows">The memory; empty where the job has nothing in place.</param>
    /// <param name="run">What is called.</param>
    private protected unsafe void Over<T>(ReadOnlySpan<T> rows, Action run)
        where T : unmanaged
    {
        fixed (T* start = rows)
        {
            _rows = start;
            try
            {
                run();
            }
            finally
            {
                _rows = null;
            }
        }
    }

    /// <summary>What <see cref="InPlace"/> refers to.</summary>
    /// <typeparam name="T">A number.</typeparam>
    /// <param name="length">How much of it there is.</param>
    private protected unsafe ReadOnlySpan<T> RowsInPlace<T>(int length)
        where T : unmanaged =>
        new(_rows, length);

    /// <summary>Runs some phases on the calling thread.</summary>
    /// <param name="first">The first.</param>
    /// <param name="end">The one after the last.</param>
    private protected void RunPhases(int first, int end)
    {
        if (first < end)
            Work(ShareOf(first, end));
    }

    /// <summary>Runs one phase on the calling thread, without its activation.</summary>
    /// <param name="phase">The phase.</param>
    private protected void RunSums(int phase) => WorkSums(ShareOf(phase, phase + 1));

    private TeamShare ShareOf(int first, int end)
    {
        var board = new TeamBoard<SharedMemory>(this, _phases, threads: 1);
        return new TeamShare(this, new TeamPart<SharedMemory>(board, 0, board.BeginPhases(first, end)));
    }
}

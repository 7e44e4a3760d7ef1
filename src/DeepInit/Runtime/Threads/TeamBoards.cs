namespace DeepInit.Runtime;

/// <summary>The boards of one job: one for every number of threads that it has been given, so that calls that take turns with different numbers allocate nothing.</summary>
/// <typeparam name="TMemory">How their threads see shared words.</typeparam>
internal sealed class TeamBoards<TMemory>
    where TMemory : struct, ITeamMemory
{
    private readonly ITeamWork<TMemory> _work;
    private readonly int _phases;
    private TeamBoard<TMemory>[] _boards = [];

    public TeamBoards(ITeamWork<TMemory> work, int phases)
    {
        _work = work;
        _phases = phases;
    }

    /// <summary>The board for so many threads. Only for the one thread that runs the job.</summary>
    public TeamBoard<TMemory> Of(int threads)
    {
        foreach (TeamBoard<TMemory> board in _boards)
        {
            if (board.Threads == threads)
                return board;
        }

        var added = new TeamBoard<TMemory>(_work, _phases, threads);
        _boards = [.. _boards, added];
        return added;
    }
}

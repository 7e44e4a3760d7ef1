using System.Runtime.ExceptionServices;

namespace DeepInit.Runtime;

/// <summary>Threads that help with jobs, one job at a time.</summary>
/// <typeparam name="TMemory">How they see shared words.</typeparam>
internal sealed class Team<TMemory>
    where TMemory : struct, ITeamMemory
{
    /// <summary>Calls that go on with the helpers there are, when no more could be started, before one tries again.</summary>
    private const int CallsBetweenTries = 1000;

    private readonly Action<TeamHelper<TMemory>, int> _start;
    private readonly long[] _busy = new long[1];
    private TeamHelper<TMemory>[] _helpers = [];
    private TeamBoard<TMemory>? _current;
    private int _callsBeforeNextTry;

    /// <summary>A team without threads; they are started when they are needed.</summary>
    /// <param name="start">Starts a thread for a helper of a number; what it throws means that there is none.</param>
    public Team(Action<TeamHelper<TMemory>, int> start)
    {
        _start = start;
        default(TMemory).Write(_busy, 0, 0);
    }

    /// <summary>The board of the run that is open, or of one that is over.</summary>
    public TeamBoard<TMemory>? Current => default(TMemory).Read(ref _current);

    /// <summary>Runs a job on up to so many threads, the caller among them, and returns when it is done. Allocates nothing at the second call.</summary>
    /// <returns>False when there is nobody to help, or all are busy: nothing has been done.</returns>
    /// <exception cref="Exception">What the job threw on any of the threads, the first of them; none of them is at work on it any more.</exception>
    public bool TryRun(TeamBoards<TMemory> boards, int threads)
    {
        // At the first call, whether or not the team is free then: later ones allocate nothing.
        TeamBoard<TMemory> board = boards.Of(threads);
        if (default(TMemory).CompareExchange(_busy, 0, 1, 0) != 0)
            return false;

        Exception? fault;
        try
        {
            int helpers = Math.Min(Hire(threads - 1), threads - 1);
            if (helpers == 0)
                return false;
            fault = Run(helpers == threads - 1 ? board : boards.Of(helpers + 1));
        }
        finally
        {
            default(TMemory).Write(_busy, 0, 0);
        }

        if (fault is not null)
            ExceptionDispatchInfo.Capture(fault).Throw();
        return true;
    }

    private Exception? Run(TeamBoard<TMemory> board)
    {
        int run = board.Begin();
        Exception? fault = null;
        bool isWhole = false;
        try
        {
            default(TMemory).Write(ref _current, board);
            for (int i = 0; i < board.Threads - 1; i++)
                _helpers[i].Call();
            board.Work.Work(new TeamPart<TMemory>(board, 0, run));
            isWhole = true;
        }
        finally
        {
            // An exception on this thread goes on from here, when the others have let go of the job's memory.
            if (!isWhole)
                board.Fail(run, null);
            if (!isWhole || !board.TryEnd(run))
            {
                foreach (TeamHelper<TMemory> helper in _helpers)
                    helper.WaitUntilOutside();
                fault = board.EndFailed(run);
            }
        }

        return fault;
    }

    /// <returns>How many helpers there are: fewer where no more threads can be started.</returns>
    private int Hire(int count)
    {
        if (_helpers.Length >= count)
            return _helpers.Length;
        if (_callsBeforeNextTry > 0)
        {
            _callsBeforeNextTry--;
            return _helpers.Length;
        }

        var helpers = new List<TeamHelper<TMemory>>(_helpers);
        try
        {
            while (helpers.Count < count)
            {
                var helper = new TeamHelper<TMemory>(this, helpers.Count + 1);
                _start(helper, helpers.Count + 1);
                helpers.Add(helper);
            }
        }
        catch (Exception)
        {
            // No memory for a thread, or the limit of the process or its container: a job needs no particular number of them.
            _callsBeforeNextTry = CallsBetweenTries;
        }

        _helpers = [.. helpers];
        return helpers.Count;
    }
}

namespace DeepInit.Runtime;

/// <summary>A thread that helps: it waits to be called, in a short spin first and asleep then, and takes part in the run that is open when it comes.</summary>
/// <typeparam name="TMemory">How threads see shared words.</typeparam>
internal sealed class TeamHelper<TMemory>
    where TMemory : struct, ITeamMemory
{
    // Each on a line of its own: the caller writes the first, both the second, the helper the third.
    private const int Called = 8;
    private const int Asleep = 16;
    private const int Inside = 24;

    private readonly Team<TMemory> _team;
    private readonly int _index;
    private readonly long[] _words = new long[32];
    private readonly SemaphoreSlim _wake = new(0);
    private long _calls;
    private long _seen;

    public TeamHelper(Team<TMemory> team, int index)
    {
        _team = team;
        _index = index;
        default(TMemory).Write(_words, Called, 0);
    }

    /// <summary>Calls it. Only for the caller, who has the team.</summary>
    public void Call()
    {
        default(TMemory).Write(_words, Called, ++_calls);
        if (default(TMemory).Exchange(_words, Asleep, 0) == 1)
            default(TMemory).Wake(_wake);
    }

    /// <summary>Waits until it is not in any run. A run that came to its end needs no such wait: whoever lingers in it holds no item.</summary>
    public void WaitUntilOutside()
    {
        for (int turn = 0; default(TMemory).Read(_words, Inside) != 0; turn++)
            default(TMemory).Spin(turn);
    }

    /// <summary>What its thread does for ever.</summary>
    public void Loop()
    {
        while (true)
        {
            try
            {
                Serve();
            }
#if !NET
            catch (ThreadAbortException)
            {
                // It has been told to the call that it hit; other calls still need this thread.
                Thread.ResetAbort();
            }
#endif
            catch (Exception)
            {
                // What happens in a run belongs to its call (TeamBoard.TakePart). Here is an interrupted wait, or no memory for one: nothing that should end a process.
            }
        }
    }

    /// <summary>Waits for a call, and follows it.</summary>
    public void Serve()
    {
        WaitForCall();

        // In this order: a caller whose run has failed looks at the word after it has closed the run, this thread looks at the run after it has set the word.
        default(TMemory).Exchange(_words, Inside, 1);
        try
        {
            _team.Current?.TakePart(_index);
        }
        finally
        {
            default(TMemory).Write(_words, Inside, 0);
        }
    }

    private void WaitForCall()
    {
        TMemory memory = default;
        int turn = 0;
        long called;
        while ((called = memory.Read(_words, Called)) == _seen)
        {
            if (turn < memory.TurnsBeforeSleep)
            {
                memory.Idle(turn++);
                continue;
            }

            // Asleep from here on, unless a call has come in between.
            memory.Exchange(_words, Asleep, 1);
            if (memory.Read(_words, Called) == _seen || memory.Exchange(_words, Asleep, 0) == 0)
                memory.Sleep(_wake);
            turn = 0;
        }

        _seen = called;
    }
}

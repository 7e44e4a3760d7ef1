using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime.Teams;

/// <summary>A job that computes nothing, and sees to it that what it must rely on holds.</summary>
/// <param name="machine">Runs its threads.</param>
/// <param name="phases">Items of each phase, for each row.</param>
/// <param name="waits">Whether each phase waits for the one before.</param>
internal sealed class ModelJob : ITeamWork<ScheduledMemory>
{
    private readonly Interleaver _machine;
    private readonly int[] _phases;
    private readonly bool _waits;
    private readonly int _grain;
    private readonly HashSet<int> _holders = [];
    private int[][] _done = [];
    private int _rows;
    private bool _isRunning;
    private int _threads;

    public ModelJob(Interleaver machine, int[] phases, int threads, bool waits = true, int grain = 1)
    {
        _machine = machine;
        _phases = phases;
        _waits = waits;
        _grain = grain;
        _threads = threads;
        Boards = new TeamBoards<ScheduledMemory>(this, phases.Length);
        for (int i = 2; i <= threads; i++)
            machine.NameOf(Boards.Of(i));
    }

    public TeamBoards<ScheduledMemory> Boards { get; }

    /// <summary>What an item does; it may throw.</summary>
    public Action<int, int, int>? Item { get; set; }

    /// <summary>What a thread does before its first claim; it may throw.</summary>
    public Action<int>? Start { get; set; }

    /// <summary>Runs it on the team, or, where that is not to be had, alone.</summary>
    /// <returns>What it threw.</returns>
    public ModelFault? RunOn(Team<ScheduledMemory> team, int threads, int rows)
    {
        ulong known = _machine.Memory;
        _machine.Require(!_isRunning && _holders.Count == 0, "A job is run while it runs.");
        _rows = rows;
        _threads = threads;
        _done = [.. _phases.Select(items => new int[items * rows])];
        _isRunning = true;
        ModelFault? fault = null;
        try
        {
            if (!team.TryRun(Boards, threads))
                RunAlone();
        }
        catch (ModelFault e)
        {
            fault = e;
        }

        _machine.Require(_holders.Count == 0, "A call has returned while a thread holds an item of its run.");
        _isRunning = false;
        _machine.Require(_done.All(phase => phase.All(count => count <= 1)), "An item was done twice.");
        _machine.Require(fault is not null || _done.All(phase => phase.All(count => count == 1)), "A call has returned without an exception, and an item is not done.");
        _machine.Forget(known, fault is null ? -1 : -2);
        return fault;
    }

    public void Work(TeamPart<ScheduledMemory> part)
    {
        // A thread that lingers reads what is of another run by now.
        _machine.Point();
        int rows = _rows;
        Start?.Invoke(part.Thread);
        ulong known = _machine.Memory;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            int count = _phases[phase] * rows;
            while (part.Claim(phase, count, _grain, out int first, out int end))
            {
                Hold(part.Thread, phase, first, end);
                part.Done(phase, end - first);
                _machine.Forget(known, 3 * phase);
            }

            _machine.Forget(known, (3 * phase) + 1);

            if (_waits || phase == _phases.Length - 1)
            {
                for (int before = _waits ? phase : 0; before <= phase; before++)
                    part.Wait(before, _phases[before] * rows);
            }

            _machine.Forget(known, (3 * phase) + 2);
        }
    }

    private void RunAlone()
    {
        Start?.Invoke(0);
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            for (int item = 0; item < _phases[phase] * _rows; item++)
                Hold(0, phase, item, item + 1);
        }
    }

    private void Hold(int thread, int phase, int first, int end)
    {
        int[][] run = _done;
        _machine.Require(_isRunning, "An item was claimed of a run that is over.");
        _machine.Require(thread < _threads, "An item was claimed by a thread that the run is not for.");
        _machine.Require(_holders.Add(thread), "Two threads of a run have one number.");
        _machine.Require(!_waits || phase == 0 || run[phase - 1].All(count => count == 1), "An item was claimed before what it reads was done.");
        try
        {
            for (int item = first; item < end; item++)
            {
                _machine.Require(item < run[phase].Length, "An item was claimed that the run does not have.");
                _machine.Point();
                Item?.Invoke(thread, phase, item);
                _machine.Require(_isRunning && ReferenceEquals(run, _done), "A run ended while a thread held an item of it.");
                run[phase][item]++;
            }
        }
        finally
        {
            _holders.Remove(thread);
        }
    }
}

using System.Runtime.CompilerServices;

namespace DeepInit.Tests.Runtime.Teams;

/// <summary>
/// Runs threads of which one moves at a time: before every access to shared memory, whoever decides says who goes on. So the order of accesses is known, and
/// can be repeated and varied.
/// </summary>
internal sealed class Interleaver : IDisposable
{
    [ThreadStatic]
    private static Interleaver? t_current;

    [ThreadStatic]
    private static int t_me;

    private readonly List<Slot> _slots = [];
    private readonly SemaphoreSlim _done = new(0);
    private readonly Dictionary<object, int> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Array, int Index), long> _words = [];
    private Func<Interleaver, IReadOnlyList<int>, int, int>? _decide;
    private int _callers;
    private long _writes;
    private ulong _memory;
    private bool _isEnding;

    /// <summary>The one that the running thread belongs to.</summary>
    public static Interleaver Current => t_current ?? throw new InvalidOperationException("No interleaver runs this thread.");

    /// <summary>What is broken on purpose.</summary>
    public Mutation Mutation { get; set; }

    /// <summary>What went wrong; null if nothing has.</summary>
    public Exception? Violation { get; private set; }

    /// <summary>Accesses so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Tells states apart: what the memory holds, and what every thread has read.</summary>
    public ulong State => _slots.Aggregate(_memory, (hash, slot) => Mix(hash, slot.History, (ulong)slot.Status));

    /// <summary>Runs callers, and the helpers that they start, to their end.</summary>
    /// <param name="prepare">Makes the callers, before any of them moves.</param>
    /// <param name="decide">From the threads that can move, and the one that has moved last, chooses the next; −1 gives up.</param>
    public void Run(Func<Interleaver, Action[]> prepare, Func<Interleaver, IReadOnlyList<int>, int, int> decide)
    {
        _names.Clear();
        _words.Clear();
        (_memory, _writes, Steps, _isEnding, Violation, _decide) = (0, 0, 0, false, null, null);
        t_current = this;
        t_me = -1;
        Action[] callers = prepare(this);
        t_current = null;
        _decide = decide;
        _callers = callers.Length;
        foreach (Slot slot in _slots)
            slot.Reset();
        for (int i = 0; i < callers.Length; i++)
            Start(i, callers[i]);
        Hand(Next(-1));
        _done.Wait();
    }

    /// <summary>Starts a helper.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="body">What it does for ever.</param>
    public void StartHelper(int number, Action body) => Start(_callers + number - 1, body);

    /// <summary>Gives an object a name that is the same in every run.</summary>
    public int NameOf(object item)
    {
        if (!_names.TryGetValue(item, out int name))
            _names.Add(item, name = _names.Count + 1);
        return name;
    }

    /// <summary>A place where another thread may go on.</summary>
    public void Point()
    {
        if (t_me < 0)
            return;
        GiveWay();
        Steps++;
        Learn(1);
    }

    /// <summary>An access: what it does happens at once.</summary>
    public long Access(long[] words, int at, Func<long, (long Written, bool Writes)> operation)
    {
        if (t_me >= 0)
            GiveWay();
        int array = NameOf(words);
        long before = words[at];
        (long written, bool writes) = operation(before);
        if (writes)
        {
            words[at] = written;
            Note(array, at, written);
        }

        if (t_me >= 0)
        {
            Require(++Steps < 100_000, "Threads go round in circles.");
            Learn(before);
        }

        return before;
    }

    /// <summary>A write of a reference, by its name.</summary>
    public void NoteReference(int name) => Note(0, 0, name);

    /// <summary>What the running thread has read decides what it does next.</summary>
    public void Learn(long value)
    {
        Slot slot = _slots[t_me];
        slot.History = Mix(slot.History, (ulong)value, 1);

        // A wait looks at two words in a turn: what is written between the two looks must end it.
        (slot.WritesBefore, slot.WritesAtLast) = (slot.WritesAtLast, _writes);
    }

    /// <summary>What the running thread has read so far, in a number.</summary>
    public ulong Memory => t_me < 0 ? 0 : _slots[t_me].History;

    /// <summary>Forgets what the running thread has read, where what it does next follows from less: so that more states are seen to be one.</summary>
    public void Forget(ulong known, int place)
    {
        if (t_me >= 0)
            _slots[t_me].History = Mix(known, (ulong)place, 7);
    }

    /// <summary>Waits until another thread has written something. A thread that looks again and again is where it was at the first look.</summary>
    public void Spin(int turn)
    {
        Slot slot = _slots[t_me];
        if (turn == 0)
            slot.SpinHistory = slot.History;
        slot.History = slot.SpinHistory;
        slot.SpinsSince = slot.WritesBefore;
        slot.Status = Status.Spinning;
        GiveWay();
        slot.Status = Status.Ready;
    }

    /// <summary>Waits for a semaphore.</summary>
    public void Sleep(SemaphoreSlim semaphore)
    {
        Slot slot = _slots[t_me];
        slot.Bed = semaphore;
        slot.Status = Status.Asleep;
        GiveWay();
        slot.Status = Status.Ready;
        Require(semaphore.Wait(0), "A thread woke up without a semaphore.");
    }

    /// <summary>Adds to a semaphore.</summary>
    public void Wake(SemaphoreSlim semaphore)
    {
        Point();
        semaphore.Release();
        _writes++;
    }

    /// <summary>Ends everything when something is not as it must be.</summary>
    public void Require(bool holds, string what)
    {
        if (!holds)
            Fail(new InvalidOperationException(what));
    }

    public void Dispose()
    {
        foreach (Slot slot in _slots)
        {
            slot.Body = null;
            slot.Go.Release();
        }
    }

    private static ulong Mix(ulong hash, ulong a, ulong b)
    {
        unchecked
        {
            ulong x = (hash * 0x9E3779B97F4A7C15) ^ (a + 0x632BE59BD9B4E019) ^ ((b + 1) * 0xD6E8FEB86659FD93);
            x ^= x >> 32;
            x *= 0xD6E8FEB86659FD93;
            return x ^ (x >> 29);
        }
    }

    private void Fail(Exception violation)
    {
        Violation ??= violation;
        _isEnding = true;
        throw new AbandonedException();
    }

    private void Note(int array, int at, long value)
    {
        _words.TryGetValue((array, at), out long before);
        _memory ^= WordHash(array, at, before) ^ WordHash(array, at, value);
        _words[(array, at)] = value;
        _writes++;
    }

    private static ulong WordHash(int array, int at, long value) => value == 0 ? 0 : Mix((ulong)array, (ulong)at, (ulong)value);

    private void Start(int index, Action body)
    {
        while (_slots.Count <= index)
            _slots.Add(new Slot(this, _slots.Count));
        _slots[index].Body = body;
        _slots[index].Status = Status.Ready;
    }

    // Called by the thread that moves, which goes on from here when its turn comes.
    private void GiveWay()
    {
        int me = t_me;
        if (_isEnding)
            throw new AbandonedException();
        int next = Next(me);
        if (next != me)
        {
            Hand(next);
            _slots[me].Go.Wait();
        }

        if (_isEnding)
            throw new AbandonedException();
    }

    // The next thread; −1 when all is over.
    private int Next(int me)
    {
        if (!_isEnding)
        {
            List<int> able = [.. Enumerable.Range(0, _slots.Count).Where(i => CanMove(_slots[i]))];
            if (able.Count > 0)
            {
                int next = able.Count == 1 ? able[0] : _decide!(this, able, me);
                if (next >= 0)
                    return next;
            }
            else if (_slots.Take(_callers).Any(slot => slot.Status != Status.Over))
            {
                Violation ??= new InvalidOperationException("Callers wait for ever.");
            }

            _isEnding = true;
        }

        return _slots.FindIndex(slot => slot.Status is not (Status.None or Status.Over));
    }

    private bool CanMove(Slot slot) => slot.Status switch
    {
        Status.Ready => true,
        Status.Spinning => _writes > slot.SpinsSince,
        Status.Asleep => slot.Bed!.CurrentCount > 0,
        _ => false,
    };

    private void Hand(int next)
    {
        if (next < 0)
            _done.Release();
        else
            _slots[next].Go.Release();
    }

    private enum Status
    {
        None,
        Ready,
        Spinning,
        Asleep,
        Over,
    }

    private sealed class Slot
    {
        private readonly Interleaver _owner;
        private readonly int _index;

        public Slot(Interleaver owner, int index)
        {
            _owner = owner;
            _index = index;
            new Thread(Loop) { IsBackground = true, Name = "interleaved " + index }.Start();
        }

        public SemaphoreSlim Go { get; } = new(0);

        public Action? Body { get; set; }

        public Status Status { get; set; }

        public ulong History { get; set; }

        public ulong SpinHistory { get; set; }

        public long SpinsSince { get; set; }

        public long WritesBefore { get; set; }

        public long WritesAtLast { get; set; }

        public SemaphoreSlim? Bed { get; set; }

        public void Reset()
        {
            Status = Status.None;
            History = SpinHistory = 0;
            WritesBefore = WritesAtLast = 0;
        }

        private void Loop()
        {
            t_current = _owner;
            t_me = _index;
            while (true)
            {
                Go.Wait();
                if (Body is not { } body)
                    return;
                try
                {
                    if (!_owner._isEnding)
                    {
                        _owner.Learn(0);
                        body();
                    }
                }
                catch (AbandonedException)
                {
                }
                catch (Exception e)
                {
                    _owner.Violation ??= e;
                    _owner._isEnding = true;
                }

                Status = Status.Over;
                _owner._writes++;
                _owner.Hand(_owner.Next(_index));
            }
        }
    }
}

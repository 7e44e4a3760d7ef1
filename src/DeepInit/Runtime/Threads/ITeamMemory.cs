namespace DeepInit.Runtime;

/// <summary>
/// How threads of a team see the words that they share: one access at a time, in one order for all of them. The protocol is written against it, so that a test can
/// put a scheduler in the place of the processor and try the orders in which accesses may fall.
/// </summary>
internal interface ITeamMemory
{
    /// <summary>Turns of a wait before a helper sleeps.</summary>
    int TurnsBeforeSleep { get; }

    /// <summary>Reads a word; later accesses come after it.</summary>
    long Read(long[] words, int at);

    /// <summary>Writes a word; earlier accesses come before it.</summary>
    void Write(long[] words, int at, long value);

    /// <summary>Writes a word, and returns what it was. Nothing moves across it.</summary>
    long Exchange(long[] words, int at, long value);

    /// <summary>Writes a word if it is what was expected, and returns what it was. Nothing moves across it.</summary>
    long CompareExchange(long[] words, int at, long value, long expected);

    /// <summary>Adds to a word. Nothing moves across it.</summary>
    void Add(long[] words, int at, long value);

    /// <summary>Reads a reference; later accesses come after it.</summary>
    TItem? Read<TItem>(ref TItem? place)
        where TItem : class;

    /// <summary>Writes a reference; earlier accesses come before it.</summary>
    void Write<TItem>(ref TItem? place, TItem value)
        where TItem : class;

    /// <summary>A turn of a wait for items that another thread holds: that thread may need this one's core.</summary>
    /// <param name="turn">Turns before.</param>
    void Spin(int turn);

    /// <summary>A turn of a helper's wait for work.</summary>
    /// <param name="turn">Turns before.</param>
    void Idle(int turn);

    /// <summary>Takes one from a semaphore, and sleeps until there is one.</summary>
    void Sleep(SemaphoreSlim semaphore);

    /// <summary>Adds one to a semaphore.</summary>
    void Wake(SemaphoreSlim semaphore);
}

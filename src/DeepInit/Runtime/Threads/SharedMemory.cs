using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>The memory of the process, by the processor's own operations.</summary>
internal readonly struct SharedMemory : ITeamMemory
{
    /// <summary>Some tens of microseconds, the distance of two training steps.</summary>
    public int TurnsBeforeSleep => 1500;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Read(long[] words, int at) => Volatile.Read(ref words[at]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long[] words, int at, long value) => Volatile.Write(ref words[at], value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Exchange(long[] words, int at, long value) => Interlocked.Exchange(ref words[at], value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long CompareExchange(long[] words, int at, long value, long expected) => Interlocked.CompareExchange(ref words[at], value, expected);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long[] words, int at, long value) => Interlocked.Add(ref words[at], value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TItem? Read<TItem>(ref TItem? place)
        where TItem : class => Volatile.Read(ref place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<TItem>(ref TItem? place, TItem value)
        where TItem : class => Volatile.Write(ref place, value);

    public void Spin(int turn)
    {
        // Whoever holds the last items is at work on them, unless it has lost its core: then this one may be what it needs.
        if (turn < 400)
            Thread.SpinWait(2);
        else
            Thread.Yield();
    }

    public void Idle(int turn) => Thread.SpinWait(4);

    public void Sleep(SemaphoreSlim semaphore) => semaphore.Wait();

    public void Wake(SemaphoreSlim semaphore) => semaphore.Release();
}

using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// Objects that one call at a time uses, kept for the next: what lets many threads predict at once without sharing memory or allocating. Called by generated code.
/// </summary>
/// <remarks>Lock-free. It keeps as many as calls run at once, up to a bound beyond which they are left to the garbage collector.</remarks>
/// <typeparam name="T">What is kept.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IdlePool<T>
    where T : class
{
    private readonly T?[] _idle = new T?[Math.Max(16, 2 * Environment.ProcessorCount)];

    /// <summary>Takes one that nobody else uses, or null where a new one is needed.</summary>
    public T? Rent()
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (_idle[i] is not null && Interlocked.Exchange(ref _idle[i], null) is { } item)
                return item;
        }

        return null;
    }

    /// <summary>Gives one back.</summary>
    public void Return(T item)
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (_idle[i] is null && Interlocked.CompareExchange(ref _idle[i], item, null) is null)
                return;
        }
    }
}

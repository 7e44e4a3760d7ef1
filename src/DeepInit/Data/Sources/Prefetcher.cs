using System.Runtime.ExceptionServices;

namespace DeepInit;

/// <summary>Fills blocks on a thread of its own while others are used. Blocks come in the order of the walk, and a fault after those before it.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class Prefetcher<T> : IDisposable
    where T : unmanaged
{
    /// <summary>How long a cancelled training waits for a row that is just being read, before it leaves the thread to end by itself.</summary>
    private const int CanceledWaitMilliseconds = 500;

    private readonly object _gate = new();
    private readonly SourceWalk<T> _walk;
    private readonly Queue<RowBlock<T>> _free;
    private readonly Queue<RowBlock<T>> _filled = new();
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private readonly Thread _thread;
    private RowBlock<T>? _taken;
    private ExceptionDispatchInfo? _fault;
    private bool _ended;
    private bool _stopped;

    public Prefetcher(SourceWalk<T> walk, RowBlock<T>[] blocks, int skip, CancellationToken cancellation)
    {
        _walk = walk;
        _free = new Queue<RowBlock<T>>(blocks);
        _cancellation = cancellation;
        _registration = cancellation.Register(Wake);
        _thread = new Thread(() => Run(skip)) { IsBackground = true, Name = "DeepInit prefetch" };
        _thread.Start();
    }

    /// <summary>Reads blocks for nothing.</summary>
    public static void Skip(SourceWalk<T> walk, RowBlock<T> block, int count)
    {
        for (int i = 0; i < count; i++)
            walk.Fill(block);
    }

    /// <summary>The next block, which holds until the next call; one without rows at the end.</summary>
    public RowBlock<T> Take()
    {
        lock (_gate)
        {
            if (_taken is not null)
                _free.Enqueue(_taken);
            Monitor.PulseAll(_gate);
            while (_filled.Count == 0 && !_ended)
            {
                _cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            if (_filled.Count > 0)
                return _taken = _filled.Dequeue();
            _fault?.Throw();

            // The end: any block will do to say so.
            _taken = _free.Dequeue();
            _taken.Rows = 0;
            return _taken;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _stopped = true;
        Wake();
        _registration.Dispose();
        if (_cancellation.IsCancellationRequested)
            _thread.Join(CanceledWaitMilliseconds);
        else
            _thread.Join();
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private void Run(int skip)
    {
        try
        {
            using (_walk)
            {
                for (RowBlock<T>? block = Free(); block is not null; block = Free())
                {
                    Skip(_walk, block, skip);
                    skip = 0;
                    _walk.Fill(block);
                    if (!Give(block))
                        return;
                }
            }
        }
        catch (Exception e)
        {
            // Every exception is the training's: thrown again, whole, where the rows are taken.
            End(ExceptionDispatchInfo.Capture(e));
        }
    }

    /// <summary>A block to fill; null when no more are wanted.</summary>
    private RowBlock<T>? Free()
    {
        lock (_gate)
        {
            while (_free.Count == 0 && !_stopped)
                Monitor.Wait(_gate);
            return _stopped ? null : _free.Dequeue();
        }
    }

    /// <summary>Hands over a block; false at the end of the walk.</summary>
    private bool Give(RowBlock<T> block)
    {
        lock (_gate)
        {
            if (block.Rows == 0)
            {
                _free.Enqueue(block);
                _ended = true;
            }
            else
            {
                _filled.Enqueue(block);
            }

            Monitor.PulseAll(_gate);
            return !_ended;
        }
    }

    private void End(ExceptionDispatchInfo? fault)
    {
        lock (_gate)
        {
            _fault = fault;
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }
}
